"""Audits of dates and the time between them: pages in which they find something, and pages in which they find nothing."""

from __future__ import annotations

from auditing import HERON, lines, page, say
from saying import ADA, LABS
from whosays.graph.claims import Comparator, Compared, Entity, Modality
from whosays.graph.dates import Date

NEWEST = Entity("Model", "Heron (latest)")
POST = "Chief scientist (2024-2019)"
RELEASED_AFTER = Compared("releaseDate", HERON, "announcementDate")


def after(months, written, **more):
    return say("lapse", months, written, compared=RELEASED_AFTER, **more)


def still(months, written, **more):
    compared = Compared("availability", HERON, "announcementDate")
    return say("lapse", months, written, compared=compared, **more)


# audit, the pages, and what is found
FIRES = [
    (
        "release-before-announcement",
        [page("a", say("releaseDate", "2026-03-04"), say("announcementDate", "2026-05"))],
        "The release of Heron 2 is dated 4 March 2026, before its announcement, May 2026.",
    ),
    (
        "cutoff-after-release",
        [page("a", say("releaseDate", "2026-03-04"), say("knowledgeCutoff", "2026-09-30"))],
        "The release of Heron 2 is dated 4 March 2026, but it is said to know the world until 30 September 2026.",
    ),
    (
        "departure-before-joining",
        [page("a", say("joinedDate", "2024", of=ADA, words=POST), say("departedDate", "2019", of=ADA, words=POST))],
        "The departure of Ada Iversen is dated 2019, before the joining, 2024.",
    ),
    (
        "departure-before-joining",
        [
            page(
                *("a", say("affiliation", LABS, of=ADA)),
                say("joinedDate", "2024-05", of=ADA, words="Ada joined Northlake Labs in May 2024"),
                say("departedDate", "2023-02", of=ADA, words="Ada left Northlake Labs in February 2023"),
            )
        ],
        "The departure of Ada Iversen is dated February 2023, before the joining, May 2024.",
    ),
    (
        "lapse-against-dates",
        [page("a", after(18, "18 months"), say("releaseDate", "2026-06-05"), say("announcementDate", "2025-07-02"))],
        "Heron 2: release date after announcement date is put at 18 months, but the dates are 2 July 2025 and 5 June 2026.",
    ),
    (
        "lapse-until-now",
        [page("a", still(14, "14 months", as_of=Date.of("2025-11")), say("announcementDate", "2025-07-02"))],
        (
            "Heron 2: availability after announcement date is put at 14 months, but from 2 July 2025 to 1 November 2025, the "
            "day of the source, it is another time."
        ),
    ),
]

# audit, and the pages: nothing is found in them
SILENT = [
    (
        "release-before-announcement",
        [page("a", say("releaseDate", "2026-05"), say("announcementDate", "2026-05-20"))],
    ),
    (
        "release-before-announcement",
        [page("a", say("releaseDate", "2026-03-04"), say("announcementDate", "2026-03-05"))],
    ),
    (
        "release-before-announcement",
        [page("a", say("releaseDate", "2026-03-04"), say("announcementDate", "2026-05", comparator=Comparator.LESS))],
    ),
    (  # an announcement of something else, further below
        "release-before-announcement",
        [page("a", say("releaseDate", "2026-03-04"), *lines(8), say("announcementDate", "2026-05-01"))],
    ),
    (
        "release-before-announcement",
        [page("a", say("releaseDate", "2026-03-04")), page("b", say("announcementDate", "2026-05-01"))],
    ),
    (
        "release-before-announcement",
        [
            page(
                "a", say("releaseDate", "2026-03-04", modality=Modality.ANTICIPATED), say("announcementDate", "2026-05")
            )
        ],
    ),
    ("cutoff-after-release", [page("a", say("releaseDate", "2026-03-04"), say("knowledgeCutoff", "2026-03-31"))]),
    (  # a name that moves on
        "cutoff-after-release",
        [page("a", say("releaseDate", "2026-03-04", of=NEWEST), say("knowledgeCutoff", "2026-09-30", of=NEWEST))],
    ),
    ("cutoff-after-release", [page("a", say("releaseDate", "2026-03-04"), say("knowledgeCutoff", "2025-06"))]),
    (
        "cutoff-after-release",
        [page("a", say("releaseDate", "2026-03-04"), say("releaseDate", "2026-12"), say("knowledgeCutoff", "2026-09"))],
    ),
    (
        "departure-before-joining",
        [page("a", say("joinedDate", "2019", of=ADA, words=POST), say("departedDate", "2024", of=ADA, words=POST))],
    ),
    (  # left one firm, and joined another
        "departure-before-joining",
        [page("a", say("joinedDate", "2024", of=ADA), say("departedDate", "2019", of=ADA))],
    ),
    (
        "departure-before-joining",
        [
            page(
                *("a", say("affiliation", LABS, of=ADA)),
                say("joinedDate", "2020", of=ADA, words="Ada joined Northlake Labs in 2020"),
                say("departedDate", "2023", of=ADA, words="Ada left Northlake Labs in 2023"),
                say("joinedDate", "2025", of=ADA, words="Ada worked for Northlake Labs once more from 2025 on"),
            )
        ],
    ),
    (
        "departure-before-joining",
        [
            page(
                *("a", say("affiliation", LABS, of=ADA)),
                say("departedDate", "2023", of=ADA, words="Ada left Northlake Labs in 2023"),
                say("joinedDate", "2025", of=ADA, words="Ada returned to Northlake Labs in 2025"),
            )
        ],
    ),
    (
        "lapse-against-dates",
        [page("a", after(11, "11 months"), say("releaseDate", "2026-06-05"), say("announcementDate", "2025-07-02"))],
    ),
    (
        "lapse-against-dates",
        [page("a", after(12, "a year"), say("releaseDate", "2026-03"), say("announcementDate", "2025-07"))],
    ),
    (
        "lapse-against-dates",
        [page("a", after(14, "14 months"), say("releaseDate", "2026"), say("announcementDate", "2025-07"))],
    ),
    (
        "lapse-against-dates",
        [
            page(
                *("a", after(6, "more than 6 months", comparator=Comparator.MORE)),
                *(say("releaseDate", "2026-06-05"), say("announcementDate", "2025-07-02")),
            )
        ],
    ),
    (
        "lapse-until-now",
        [page("a", still(14, "14 months", as_of=Date.of("2026-09-10")), say("announcementDate", "2025-07-02"))],
    ),
    ("lapse-until-now", [page("a", still(14, "14 months"), say("announcementDate", "2025-07-02"))]),
]
