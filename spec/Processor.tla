----------------------------- MODULE Processor -----------------------------
(***************************************************************************)
(* A processor with its local APIC: IRR, ISR, whether interrupts are on,   *)
(* and the handler that runs. Operators take the processor p, a record.    *)
(*                                                                         *)
(* A message sets a bit in IRR, where it coalesces with one that is still  *)
(* waiting (PCIe 6.1.4.6). With interrupts on and no handler running the   *)
(* processor moves a vector from IRR to ISR and enters the handler of the  *)
(* vector table's slot. The handler looks at the condition of its source,  *)
(* which consumes it, and returns, which is the end of interrupt (EOI). A  *)
(* message that arrives meanwhile sets IRR again. Priorities are left out: *)
(* any waiting vector may be next, but none while a bit of ISR is left     *)
(* over. Hardware would still take vectors of a higher priority; that      *)
(* everyone waits is the worst case, and the machine says so (`wedge`).    *)
(*                                                                         *)
(* IRR holds with each vector the irqs whose messages set it: a ghost that *)
(* the outcome `stale` reads. The hardware's bit is "some irq".            *)
(***************************************************************************)
EXTENDS Message

Phases == {"idle", "entered", "looked", "spurious", "stray", "ignored"}

(* Slots of the vector table: free, announced by the kernel as expecting   *)
(* no interrupt any more (VECTOR_SHUTDOWN) or one stray that is re-sent    *)
(* (VECTOR_RETRIGGERED), or owned. "other" is an interrupt of another      *)
(* device. The first stray on an announced slot makes it free.             *)
Owners    == Irqs \cup {"other"}
Announced == {"shutdown", "retriggered"}
Slots     == Owners \cup Announced \cup {"free"}

Waiting == [vector : Vectors, irq : Owners]

ProcessorTypeOK(p) ==
  /\ p.irr \subseteq Waiting
  /\ p.isr \subseteq Vectors
  /\ p.phase \in Phases
  /\ p.irq \in Owners \cup {"none"}     \* whose handler runs
  /\ p.off \in STRING                   \* the actor that turned interrupts off, or "none"
  /\ p.apic \in {"on", "off"}           \* a disabled local APIC takes no message and keeps its IRR

NewProcessor == [irr |-> {}, isr |-> {}, phase |-> "idle", irq |-> "none", off |-> "none", apic |-> "on"]

Idle(p) == p.phase = "idle"

WaitingAt(p, v) == {w \in p.irr : w.vector = v}

Accept(p, v, irq) == [p EXCEPT !.irr = @ \cup {[vector |-> v, irq |-> irq]}]

AcceptMessage(p, v, irq) == IF p.apic = "on" THEN Accept(p, v, irq) ELSE p

(* Nothing keeps the processor from its next interrupt. *)
Accepts(p) == Idle(p) /\ p.off = "none" /\ p.isr = {}

CanDispatch(p, v) == Accepts(p) /\ WaitingAt(p, v) # {}

PhaseOnEntry(slot) == CASE slot = "free"       -> "stray"
                        [] slot \in Announced -> "ignored"
                        [] OTHER               -> "entered"

SlotAfter(slot) == IF slot \in Announced THEN "free" ELSE slot

Enter(p, v, slot) ==
  [p EXCEPT !.irr = @ \ WaitingAt(p, v), !.isr = @ \cup {v}, !.phase = PhaseOnEntry(slot),
            !.irq = IF slot \in Owners THEN slot ELSE "none"]

Looked(p, found) == [p EXCEPT !.phase = IF found THEN "looked" ELSE "spurious"]

CanReturn(p) == p.phase \in {"looked", "spurious", "stray", "ignored"}

(* eoi: whether the kernel writes the end of interrupt, which clears ISR.  *)
Leave(p, eoi) == [p EXCEPT !.isr = IF eoi THEN {} ELSE @, !.phase = "idle", !.irq = "none"]
=============================================================================
