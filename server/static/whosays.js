// What works without this works with it too: "/" goes to the search box, which offers names while one is typed,
// Ctrl+Enter runs a query.
"use strict";
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = document.getElementById("q");
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.id === "query") {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

// The search box as a combobox (ARIA 1.2): the focus stays in it, the arrows walk through the names below it.
(() => {
  const box = document.getElementById("q");
  const address = box?.form.dataset.names;
  if (!address) return;

  const made = (tag, kind, ...inside) => {
    const node = document.createElement(tag);
    node.className = kind;
    node.append(...inside);
    return node;
  };
  const list = made("div", "names");
  const told = made("p", "unseen");
  list.id = "names";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Names");
  told.setAttribute("role", "status");
  box.form.append(list, told);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": "names", "aria-expanded": "false" })) {
    box.setAttribute(name, value);
  }

  const known = new Map();
  let chosen = -1;
  let waiting = 0;
  let asked = null;

  // Before the first name and behind the last there is the box itself.
  const choose = (place) => {
    const options = list.children;
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = place < -1 ? options.length - 1 : place < options.length ? place : -1;
    if (chosen < 0) {
      box.removeAttribute("aria-activedescendant");
      return;
    }
    options[chosen].setAttribute("aria-selected", "true");
    options[chosen].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", options[chosen].id);
  };
  const close = () => {
    clearTimeout(waiting);
    asked?.abort();
    list.hidden = true;
    list.replaceChildren();
    choose(-1);
    box.setAttribute("aria-expanded", "false");
    told.textContent = "";
  };
  const option = (found, place) => {
    const name = made("span", "called");
    for (const [text, lit] of found.name) name.append(lit ? made("mark", "", text) : text);
    const beside = [found.type, found.claims].filter(Boolean).join(" · ");
    const node = made("div", "option", name, " ", made("small", "", beside), " ");
    if (found.facts.length) node.append(made("small", "known", found.facts.join(" · ")));
    node.id = `name-${place}`;
    node.dataset.href = found.href;
    node.setAttribute("role", "option");
    node.setAttribute("aria-selected", "false");
    return node;
  };
  const show = (names) => {
    if (document.activeElement !== box) return;
    if (!names.length) {
      close();
      told.textContent = "No name begins so.";
      return;
    }
    chosen = -1;
    box.removeAttribute("aria-activedescendant");
    list.replaceChildren(...names.map(option));
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    told.textContent = names.length === 1 ? "1 name" : `${names.length} names`;
  };
  const ask = async () => {
    const typed = box.value.trim();
    if (!typed) return close();
    if (known.has(typed)) return show(known.get(typed));
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`${address}?q=${encodeURIComponent(typed)}`, { signal: asked.signal });
      if (!answer.ok) return close();
      const { names } = await answer.json();
      known.set(typed, names);
      if (box.value.trim() === typed) show(names);
    } catch (fault) {
      if (fault.name !== "AbortError") close();
    }
  };
  const go = (node) => window.location.assign(node.dataset.href);

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 90);
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      go(list.children[chosen]);
    }
  });
  // A press would take the focus from the box before the click is one.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const node = event.target.closest("[role=option]");
    if (node) go(node);
  });
})();
