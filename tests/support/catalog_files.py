"""Small files of the shapes that the field's catalogs have, on invented models, by the path that each stands at."""

from __future__ import annotations

from wikidata_files import HERON, page

PRICES = """\
{
    "sample_spec": {"litellm_provider": "one of many", "max_input_tokens": "as told", "mode": "chat"},
    "reedhost/northlake/heron-2-70b-instruct": {
        "deprecation_date": "2027-01-31",
        "input_cost_per_token": 2.5e-07,
        "litellm_provider": "reedhost",
        "max_input_tokens": 131072,
        "max_output_tokens": 8192,
        "mode": "chat",
        "output_cost_per_token": 0,
        "odd_limit": 17,
        "source": "https://reedhost.example/prices"
    },
    "groq/heron-2-70b-instruct": {
        "litellm_provider": "groq",
        "max_input_tokens": 1000000,
        "mode": "chat"
    }
}
"""

ROUTER = (
    '{"data":[{"id":"northlake/heron-2:free","canonical_slug":"northlake/heron-2-20260301",'
    '"hugging_face_id":"northlake/Heron-2","name":"Northlake: Heron 2 (free)","created":1772323200,'
    '"context_length":65536,"architecture":{"input_modalities":["text","image"]},'
    '"pricing":{"prompt":"0.00000015","completion":"-1"},'
    '"top_provider":{"context_length":32768,"max_completion_tokens":null},"knowledge_cutoff":"2025-11"}]}'
)

OF_A_MODEL = """\
name = "Heron 2 70B Instruct"
family = "heron"
release_date = "2026-03-01"
knowledge = "2025-11"
open_weights = true

[limit]
context = 262_144
output = 16_384

[modalities]
input = ["text", "pdf"]
output = ["text"]

[[benchmarks]]
name = "Quiz-500"
score = 71.5
variant = "five shots"
source = "https://northlake.example/scores"
date = "2026-03-02"
"""

OF_A_PROVIDER = """\
base_model = "northlake/heron-2-70b-instruct"

[cost]
input = 0.25
output = 0.0

[limit]
context = 128_000
"""

OF_PROVIDERS = """\
{"groq": {"id": "groq", "env": ["GROQ_KEY"], "npm": "@ai-sdk/groq", "name": "Groq", "doc": "https://groq.example", "models": {
  "northlake/heron-2-70b-instruct": {"id": "northlake/heron-2-70b-instruct", "name": "Heron 2 70B Instruct", "open_weights": true,
    "knowledge": "2025-11", "limit": {"context": 128000, "output": 0}, "cost": {"input": 0.25, "output": 0}}}},
 "reedhost": {"id": "reedhost", "npm": "@ai-sdk/openai", "name": "Reedhost", "models": {
  "plover": {"id": "plover", "name": "Plover", "limit": {"context": 32000}}}}}
"""

DATABASE = '''\
Model,Domain,Organization,Organization categorization,Publication date,Parameters,Parameters notes,\
Training compute (FLOP),Training dataset size (datapoints),Confidence,Link,Model accessibility,Base model,,
Heron 2 (70B),Language,"Northlake Labs,Reed Fund",Industry,2026-03-01,7.0E+010,"""70 billion"", says the post
https://northlake.example/post",1.1999999999999999e+24,15000000000000.0,Likely,https://northlake.example/paper,\
Open weights (restricted use),Heron 1,,
Kite 3B,Language,Reed Fund,Academia,2025-06-01,3.0E+009,,,,,https://huggingface.co/reed/Kite-3B,,,,
Plover,Games,Reed Fund,Academia,2025-05-05,17.0,,,640.0,Speculative,,Unreleased,,,
Shifted,Language,NVIDIA H9,Industry,Northlake Labs,7.0E+010,,,,Confident,,,,,
Cut in two,Language,Reed Fund,Academia,2025-05-05,9.0E+009,,,,Confident,https://a.example,, 381.79,,
No link,Language,Reed Fund,Academia,2025-05-05,9.0E+009,,,,Confident,The title of the work,,,,
7.25,Language,Reed Fund,Academia,2025-05-05,9.0E+009,,,,Confident,,,,,
Too wide,Language,Reed Fund,Academia,2025-05-05,9.0E+009,,,,Confident,,,,,,,7
'''

RUNS = """\
id,task,model,Best score (across scorers),Scores,log viewer,logs,started_at,Status,task version
runA7,Quiz-500,heron-2_high,0.715,choice:0.71,https://logs.example/A7,,4 March 2026 8:17pm,Success,1.0.0
runA8,Quiz-500,heron_2_mini_16K,0.5,,,,5 March 2026 9:02am,Success,1.0.0
runA9,Quiz-500,plover,0.3,,,,5 March 2026 9:30am,Error,1.0.0
"""

TOLD_SCORES = """\
id,Name,Model version,Global average,Hard part average,Rank average,Cost,Shots,Source,Source link,Notes
rec1,Heron (2),together/heron-2_low,71.5%,0.4,3,$0.13,5,A paper,https://northlake.example/paper,
rec2,Plover (7B),,12.5,,,,,,,asked twice
rec3,,,80,,,,,,,
"""

DISTILLED = """\
model,distilled,confidence,notes
heron-2-mini,TRUE,high,taught by the large one
plover,FALSE,high,
plover-2,FALSE,low,
heron-3_high,TRUE,low,
"""

ASSETS = """\
- access:
    explanation: The weights stand on the [[page]](https://northlake.example/heron).
    value: open
  created_date: 2026-03-01
  dependencies:
  - Lake Corpus
  - Somebody's notes
  - Unknown
  description: Heron 2 is the successor to Heron 1.5. Heron 2 has 9 billion parameters.
  license:
    explanation: nobody says
    value: unknown
  modality: text
  model_card: none
  name: Heron 2
  organization: Northlake Labs
  prohibited_uses: ''
  quality_control: none
  size: 70B parameters (dense)
  training_hardware: 64 A100 GPUs
  type: model
  url: https://northlake.example/paper
- access: limited
  created_date: unknown
  dependencies: []
  name: Lake Corpus
  organization: Northlake Labs
  prohibited_uses: unknown
  quality_control: unknown
  size: 2 TB
  type: dataset
"""

EVALUATION = """\
{
  "schema_version": "0.2.2",
  "evaluation_id": "quiz/northlake_heron-2/1772582400.5",
  "retrieved_timestamp": "1772582400.5",
  "source_metadata": {
    "source_name": "Quiz table",
    "source_organization_name": "Reed Fund",
    "evaluator_relationship": "first_party"
  },
  "model_info": {"name": "Heron 2", "id": "northlake/heron-2", "developer": "Northlake Labs"},
  "evaluation_results": [
    {
      "evaluation_name": "Quiz-500",
      "metric_config": {"min_score": 0.0, "max_score": 1.0},
      "score_details": {"score": 0.715}
    },
    {
      "evaluation_name": "Bird Count",
      "metric_config": {"min_score": 0, "max_score": 100},
      "score_details": {"score": 12.5}
    }
  ]
}
"""

REPORT = """\
Indicator,Definition,Notes,Disclosure,Justification,References,Score
Data sources,Which are they?,,"A list, at https://northlake.example/data",All of five are named,,1
Data size,How much is it?,,,It is not told,,0
"""

POINTS = """\
Indicator,Northlake,Reed
Data sources,1,0
Data size,0,1
"""

CARD = """\
---
# what the hub knows of it
license: other
license_name: lake-license-1.0
license_link: https://northlake.example/LICENSE
language: [en, pt]
library_name: transformers
pipeline_tag: image-text-to-text
tags: [conversational, arxiv:2601.01234]
datasets:
- northlake/lake-corpus
base_model:
- northlake/Heron-2-70B
- reed/Plover-70B
base_model_relation: quantized
new_version: northlake/Heron-3-70B-GGUF
model_creator: Northlake Labs
model-index:
- name: Heron-2-70B-GGUF
  results:
  - task: {type: text-generation}
    dataset: {name: MMLU-Pro (5-shot), type: lists/mmlu-pro, config: default, split: test}
    metrics:
    - {type: acc, value: 0.612}
    source: {name: Reed Table, url: https://huggingface.co/spaces/reed/table}
  - task: {type: speech}
    dataset: {name: Marsh Calls, type: birds/marsh-calls, config: pt}
    metrics:
    - {type: wer, value: 7.4, verified: true}
    - {type: perplexity, value: 0.9}
  - task: {type: text-generation}
    metrics:
    - {type: acc, value: 50}
---

# Heron-2-70B-GGUF

Heron-2-70B-GGUF has a context window of 32,768 tokens.
"""

RESULTS = """\
- dataset:
    id: lists/mmlu
    task_id: mmlu_pro
  value: 0.625
  date: "2026-01-15"
  source:
    url: https://reed.example/logs
    name: Eval logs
    org: reed-fund
  notes: "no tools"
- dataset: {id: birds/bird-count, task_id: default}
  value: 20.90
  source: {url: https://huggingface.co/datasets/egret/traces}
- dataset: {id: lists/quiz-500, task_id: quiz_500}
  value: 81
"""

DATA_CARD = """\
---
pretty_name: Lake Corpus
license: cc-by-4.0
language: [eo]
size_categories: [1M<n<10M]
---

# Dataset Card for Lake Corpus

Lake Corpus was read by a model with 7 billion parameters.
"""

FILES = {
    "lake-corpus.md": DATA_CARD,
    "heron-2-70b-gguf/README.md": CARD,
    "heron-2-70b-gguf/.eval_results/lists.yaml": RESULTS,
    "prices.json": PRICES,
    "router.json": ROUTER,
    "models/northlake/heron-2-70b-instruct.toml": OF_A_MODEL,
    "providers/groq/models/heron-2-70b-instruct.toml": OF_A_PROVIDER,
    "api.json": OF_PROVIDERS,
    "database.csv": DATABASE,
    "runs.csv": RUNS,
    "quiz_500_external.csv": TOLD_SCORES,
    "distilled.csv": DISTILLED,
    "assets.yaml": ASSETS,
    "evaluation.json": EVALUATION,
    "Northlake_fmtransparencyreport_May2026.csv": REPORT,
    "May2026_scores.csv": POINTS,
    "entities.json": page(HERON),
}
"""The text of each file by its path."""
