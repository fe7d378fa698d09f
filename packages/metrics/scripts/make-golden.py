"""Writes golden/scikit-learn-<version>.jsonl: what scikit-learn answers to the cases of ../src/golden.test.ts.

Run it where scikit-learn is installed; nothing else is needed:

    apt-get install -y python3-sklearn && /usr/bin/python3 scripts/make-golden.py
    pip install scikit-learn && python scripts/make-golden.py

The inputs are drawn from a fixed seed, so every version answers the same cases. Options carry the names of the TypeScript functions.
Numbers that JSON lacks are written as the strings "NaN" and "Infinity".
"""

import json
import math
import random
import warnings
from pathlib import Path

import sklearn
from sklearn.metrics import (
    accuracy_score,
    classification_report,
    confusion_matrix,
    precision_recall_fscore_support,
)

warnings.filterwarnings("ignore")
draw = random.Random(7)


def noisy(n, classes, share_right):
    """Labels drawn evenly from classes, predictions right with the given probability and drawn evenly otherwise."""
    labels = [draw.choice(classes) for _ in range(n)]
    predictions = [t if draw.random() < share_right else draw.choice(classes) for t in labels]
    return labels, predictions


# The lab sheet's confusion matrix: 9,877 of 10,000 digits right. Rows 0 and 2, which its scan lost, are filled in to MNIST's counts.
SHEET = [
    [977, 0, 0, 0, 0, 0, 1, 1, 1, 0],
    [0, 1131, 1, 1, 0, 1, 0, 1, 0, 0],
    [2, 2, 1022, 0, 1, 0, 0, 3, 2, 0],
    [0, 0, 2, 998, 0, 5, 0, 2, 2, 1],
    [1, 0, 1, 0, 971, 0, 2, 1, 1, 5],
    [1, 0, 0, 3, 0, 886, 1, 1, 0, 0],
    [5, 1, 0, 0, 1, 8, 943, 0, 0, 0],
    [1, 3, 10, 3, 0, 0, 0, 1007, 1, 3],
    [5, 0, 4, 0, 1, 3, 0, 4, 953, 4],
    [2, 3, 1, 1, 2, 6, 0, 4, 1, 989],
]

DATA = {
    "textbook": ([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1]),
    "binary": ([0, 1, 1, 0, 1, 1, 0], [0, 1, 0, 0, 1, 1, 1]),
    "perfect": ([0, 1, 2, 1], [0, 1, 2, 1]),
    "one sample": ([3], [3]),
    "one class": ([4, 4, 4], [4, 4, 4]),
    "one class, one error": ([1, 1, 1], [1, 1, 0]),
    "all wrong": ([0, 1, 1, 2], [1, 0, 2, 0]),
    "all wrong, disjoint": ([0, 0, 1], [2, 3, 2]),
    "class never predicted": ([0, 0, 1, 2, 2], [0, 0, 0, 2, 0]),
    "class only predicted": ([0, 0, 1, 1], [0, 3, 1, 3]),
    "non-contiguous": ([10, -2, 7, 1000000, 7, 10], [10, 7, 7, 1000000, -2, 10]),
    "ties of two decimals": ([0] * 8 + [1] * 8, [0] * 5 + [1] * 4 + [0] * 7),
    "eighths": ([0] * 8 + [1] * 8, [0] * 1 + [1] * 7 + [1] * 3 + [0] * 5),
    "predicts one class": ([0, 1, 2, 3, 4, 5], [2, 2, 2, 2, 2, 2]),
    "imbalanced": ([0] * 95 + [1] * 5, [0] * 93 + [1] * 2 + [1] * 3 + [0] * 2),
    "random 2": noisy(60, [0, 1], 0.7),
    "random 3": noisy(50, [0, 1, 2], 0.6),
    "random 10": noisy(200, list(range(10)), 0.8),
    "random 40": noisy(300, list(range(40)), 0.5),
    "random 150": noisy(600, [3 * c for c in range(150)], 0.4),
    "lab sheet": (
        [i for i in range(10) for j in range(10) for _ in range(SHEET[i][j])],
        [j for i in range(10) for j in range(10) for _ in range(SHEET[i][j])],
    ),
}

NAN = float("nan")
SCORES = "precisionRecallFscoreSupport"
REPORT = "classificationReport"
MATRIX = "confusionMatrix"

CASES = [("accuracyScore", name, {}) for name in DATA]
CASES += [(MATRIX, name, {}) for name in DATA if name != "random 150"]
CASES += [(MATRIX, "random 3", {"normalize": by}) for by in ("true", "pred", "all")]
CASES += [(MATRIX, "class never predicted", {"normalize": by}) for by in ("true", "pred", "all")]
CASES += [(MATRIX, "class only predicted", {"normalize": by}) for by in ("true", "pred", "all")]
CASES += [(MATRIX, "lab sheet", {"normalize": "true"})]
CASES += [
    (MATRIX, "random 3", {"labels": [2, 0]}),
    (MATRIX, "random 3", {"labels": [1]}),
    (MATRIX, "random 3", {"labels": [2, 1, 0], "normalize": "pred"}),
    (MATRIX, "random 3", {"labels": [5, 1, 2, 0]}),
    (MATRIX, "random 3", {"labels": [5, 1], "normalize": "true"}),
    (MATRIX, "non-contiguous", {"labels": [7, 1000000, -2], "normalize": "all"}),
]
CASES += [(SCORES, name, {}) for name in DATA]
CASES += [(SCORES, name, {"average": average}) for name in DATA for average in ("micro", "macro", "weighted")]
CASES += [
    (SCORES, name, {"zeroDivision": zero, "average": average})
    for name in ("class never predicted", "class only predicted", "all wrong", "all wrong, disjoint", "predicts one class")
    for zero in (1, NAN)
    for average in (None, "micro", "macro", "weighted")
]
CASES += [(SCORES, name, {"beta": beta}) for name in ("random 3", "class only predicted") for beta in (0, 0.5, 2, math.inf)]
CASES += [(SCORES, "class never predicted", {"beta": 0, "zeroDivision": 1})]
CASES += [(SCORES, "random 10", {"beta": 2, "average": average}) for average in ("micro", "macro", "weighted")]
CASES += [
    (SCORES, "binary", {"average": "binary"}),
    (SCORES, "binary", {"average": "binary", "posLabel": 0}),
    (SCORES, "random 2", {"average": "binary", "beta": 0.5}),
    (SCORES, "one class", {"average": "binary", "posLabel": 1, "zeroDivision": 1}),
    (SCORES, "one class", {"average": "binary", "posLabel": 4}),
    (SCORES, "random 3", {"labels": [2, 0]}),
    (SCORES, "random 3", {"labels": [2, 0], "average": "micro"}),
    (SCORES, "random 3", {"labels": [2, 0, 9], "average": "macro"}),
    (SCORES, "random 3", {"labels": [2, 0, 9], "average": "macro", "zeroDivision": NAN}),
    (SCORES, "random 3", {"labels": [9], "average": "weighted"}),
    (SCORES, "random 3", {"labels": [9], "average": "weighted", "zeroDivision": 1}),
    (SCORES, "class only predicted", {"labels": [3, 8], "average": "weighted", "zeroDivision": 1}),
]
CASES += [(REPORT, name, {}) for name in DATA]
CASES += [(REPORT, name, {"digits": 4}) for name in ("random 3", "random 10", "lab sheet", "imbalanced")]
CASES += [
    (REPORT, "random 3", {"digits": 0}),
    (REPORT, "random 3", {"digits": 1}),
    (REPORT, "random 3", {"digits": 20}),
    (REPORT, "eighths", {"digits": 1}),
    (REPORT, "eighths", {"digits": 3}),
    (REPORT, "random 3", {"targetNames": ["cat", "dog", "owl"]}),
    (REPORT, "random 3", {"targetNames": ["a class with a long name", "", "ü→🙂"]}),
    (REPORT, "random 3", {"labels": [2, 0]}),
    (REPORT, "random 3", {"labels": [2, 1, 0]}),
    (REPORT, "random 3", {"labels": [0, 1, 2, 3]}),
    (REPORT, "random 3", {"labels": [0, 5], "targetNames": ["zero", "five"]}),
    (REPORT, "random 3", {"labels": [7, 8]}),
    (REPORT, "all wrong", {"labels": [1, 2]}),
    (REPORT, "all wrong", {"zeroDivision": 1}),
    (REPORT, "class never predicted", {"zeroDivision": 1}),
    (REPORT, "class never predicted", {"zeroDivision": NAN}),
    (REPORT, "class only predicted", {"zeroDivision": 1}),
    (REPORT, "class only predicted", {"zeroDivision": NAN}),
]
# Small samples are full of scores that lie between two printed ones.
for i in range(40):
    DATA[f"small {i}"] = noisy(draw.choice([4, 8, 16, 20, 40]), list(range(draw.choice([2, 3, 5, 9, 12]))), 0.6)
    CASES.append((REPORT, f"small {i}", {}))

PYTHON_NAMES = {"posLabel": "pos_label", "zeroDivision": "zero_division", "targetNames": "target_names"}


def plain(value):
    """value as JSON can hold it."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, float) and math.isnan(value):
        return "NaN"
    if isinstance(value, float) and math.isinf(value):
        return "Infinity"
    return value


def answer(function, data, options):
    labels, predictions = DATA[data]
    keywords = {PYTHON_NAMES.get(name, name): value for name, value in options.items()}
    if function == "accuracyScore":
        return accuracy_score(labels, predictions)
    if function == MATRIX:
        return confusion_matrix(labels, predictions, **keywords)
    if function == REPORT:
        return classification_report(labels, predictions, **keywords)
    names = ("precision", "recall", "fscore", "support")
    return dict(zip(names, map(plain, precision_recall_fscore_support(labels, predictions, **keywords))))


def runs(values):
    """values as [value, how often in a row] pairs: the lab sheet's 10,000 in a few lines."""
    pairs = []
    for value in values:
        if pairs and pairs[-1][0] == value:
            pairs[-1][1] += 1
        else:
            pairs.append([value, 1])
    return pairs


def records():
    yield {"scikitLearn": sklearn.__version__}
    for name, (labels, predictions) in DATA.items():
        yield {"data": name, "labels": runs(labels), "predictions": runs(predictions)}
    for function, data, options in CASES:
        try:
            expected = plain(answer(function, data, options))
        except ValueError:  # an option this version does not know
            continue
        options = {name: plain(value) for name, value in options.items()}
        yield {"function": function, "of": data, "options": options, "expected": expected}


def main():
    target = Path(__file__).parent.parent / "golden" / f"scikit-learn-{sklearn.__version__}.jsonl"
    target.parent.mkdir(exist_ok=True)
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records()]
    target.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} lines in {target.name}")


if __name__ == "__main__":
    main()
