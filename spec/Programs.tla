------------------------------ MODULE Programs ------------------------------
(***************************************************************************)
(* How the headline systems write down programs: steps as records, put     *)
(* together from sequences.                                                *)
(***************************************************************************)
EXTENDS Outcomes

S(word)                 == [do |-> word, when |-> "always"]
ReadBack(space)         == [do |-> "flush", when |-> "always", space |-> space]
OnIrq(word, i)          == [do |-> word, when |-> "always", irq |-> i]
Named(word, n)          == [do |-> word, when |-> "always", name |-> n]
OnSlot(word, t)         == [do |-> word, when |-> "always", cpu |-> t.cpu, vector |-> t.vector]
IrqToSlot(word, i, t)   == [do |-> word, when |-> "always", irq |-> i, cpu |-> t.cpu, vector |-> t.vector]
SetRegister(i, r, v)    == [do |-> "write", when |-> "always", irq |-> i, reg |-> r, value |-> v]
Begin(i, t)             == [do |-> "beginUpdate", when |-> "always", irq |-> i, address |-> t.cpu, data |-> t.vector]
If(value, s)            == [s EXCEPT !.when = value]

RECURSIVE Concat(_)
Concat(programs) == IF programs = <<>> THEN <<>> ELSE Head(programs) \o Concat(Tail(programs))

ForEach(irqs, Op(_)) == Concat([k \in DOMAIN irqs |-> Op(irqs[k])])

(* The vector tables when each irq of a sequence owns its target. *)
OwnedSlots(irqs, target) ==
  LET owners(c, v) == {i \in Range(irqs) : target[i].cpu = c /\ target[i].vector = v}
  IN [c \in Cpus |-> [v \in Vectors |-> IF owners(c, v) = {} THEN "free" ELSE CHOOSE i \in owners(c, v) : TRUE]]

(* A start without host, remapping or shared settings. *)
PlainStart == [bound |-> {}, routes |-> {}, irte |-> {}, maskWord |-> {}, shares |-> {}, asksMask |-> {},
               asksEnable |-> {}]
=============================================================================
