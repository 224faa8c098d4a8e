#!/usr/bin/env python3
"""One interview with the built-in model: what was found, what it counts, what to ask next.

python3 example.py [model.yaml]
"""

import sys

import tenet

model = tenet.Model.load(sys.argv[1]) if len(sys.argv) > 1 else tenet.Model.builtin()

result = model.assess(
    candidate="C-104",
    notes="Stayed late to help a new colleague. Did not interrupt anyone during the group task.",
    answers={
        "Tell me about an unhappy customer.": "I listened, apologised and called back the same "
        "day. My manager would have sent them away.",
    },
    ratings={model.values[0].id: [4, 5], model.values[1].id: 3},
    self_report=tenet.Ranking([value.name for value in model.values]),
)

print(result)
print()
for item in result.evidence:
    said = f'"{item.quote}"' if item.quote else item.source
    why = f"{item.state} ({item.cause})" if item.cause else item.state
    print(f"{item.points:+6.2f}  {item.value:20}  {said}, {why}")
print(f"{result.alignment.points:+6.2f}  points in all, on top of 50")
print()
for follow_up in result.follow_ups:
    print(f"Ask about {follow_up.value}: {follow_up.text or 'a question of your own'}")
    print(f"  {follow_up.reason}")
