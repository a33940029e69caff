----------------------------- MODULE MsiFunction -----------------------------
(***************************************************************************)
(* A function with MSI: one base message, the number of vectors that were  *)
(* granted, and, if it has them, one dword of mask bits and one of pending *)
(* bits (PCIe 6.1.4, 7.7.1). There is no table: message n is the base      *)
(* message with the low bits of Message Data replaced by n.                *)
(*                                                                         *)
(* The text says nothing of address and data that change while Enable is   *)
(* 1, nor when a function takes them from the registers; of the number     *)
(* revision 6.0 says that changing it is undefined (7.7.1.2), 5.0 nothing. *)
(* f.used is what the function works with while it is enabled; f.may holds *)
(* the properties that are still possible, as in MsixFunction.             *)
(***************************************************************************)
EXTENDS Message

CONSTANTS
  Device,      \* property |-> the values that the function may have
  Capability,  \* [vectors: the number that the function asks for, maskable: BOOLEAN]
  Number       \* irq |-> the number of its vector, from 0

MessageFields == {"address", "upper", "data"}

(* What functions do where the text is silent. *)
ChoiceValues ==
  [ message  |-> {"live", "latched", "committed", "relatched", "refreshed", "apart"},  \* when address and data are
                 \* taken: at once, at Enable, with Message Data, with Message Control, when a mask bit opens a
                 \* vector; at once, but one after the other
    count    |-> {"live", "latched", "single", "clipped"},  \* number of vectors: live, as at Enable, one, or
                 \* live and never more than were asked for
    fold     |-> {"modulo", "first"},            \* sources beyond the number of vectors
    disable  |-> {"keeps", "drops", "intx"},     \* pending requests when Enable is cleared
    disabled |-> {"pends", "drops", "intx"} ]    \* an event while Enable is 0

FaultValues ==
  [ drain   |-> {"yes", "no"},          \* a read-back waits for the send queue
    clear   |-> {"yes", "no"},          \* pending cleared when its cause is gone
    trim    |-> {"keeps", "trims"},     \* requests of vectors beyond a smaller grant
    lowBits |-> {"granted", "asked"},   \* how many low bits of data the function replaces
    sends   |-> {"waits", "drops", "stalls", "never"}, \* a message that finds no room; or no message at all
    masked  |-> {"pends", "drops"} ]    \* an event while the vector is masked

FaultIs(p, value) == Device[p] = {value}

Counts == {1, 2, 4, 8, 16, 32}    \* 2 to the power of Multiple Message Enable

Registers == [address : Addresses, upper : Uppers, data : Datas, count : Counts]

FunctionTypeOK(f) ==
  /\ f.enabled \in BOOLEAN
  /\ f.regs \in Registers           \* Message Address, Upper Address, Data, Multiple Message Enable
  /\ f.used \in Registers           \* what the function works with; f.regs while it is disabled
  /\ f.mask \subseteq Irqs          \* mask bits
  /\ f.pending \subseteq Irqs       \* sources whose request waits
  /\ f.scheduled \subseteq f.pending
  /\ f.intx \in BOOLEAN
  /\ f.dead \in BOOLEAN            \* a fault keeps it from sending until a reset
  /\ f.sending \in Seq([address : Addresses, upper : Uppers, data : Datas, irq : Irqs,
                        marks : SUBSET {"torn", "leak"}, before : {{}}])
  /\ \A p \in DOMAIN ChoiceValues : f.may[p] # {} /\ f.may[p] \subseteq Device[p]

Narrow(f, p, values) == [f EXCEPT !.may[p] = @ \cap values]

(* Message n of a base: only the low bits of data differ (6.1.4.1). *)
Derive(r, n) == Message(r.address, r.upper, r.data - (r.data % r.count) + n)

(* The vector of source i among count vectors. *)
VectorOf(f, i, count) == IF Number[i] < count THEN Number[i]
                         ELSE IF f.may.fold = {"first"} THEN 0
                         ELSE Number[i] % count

Programmed(f, i) == Derive(f.regs, VectorOf(f, i, f.regs.count))
Outgoing(f, i)   ==
  IF FaultIs("lowBits", "asked")
    THEN Derive([f.used EXCEPT !.count = Capability.vectors], Number[i] % Capability.vectors)
    ELSE Derive(f.used, VectorOf(f, i, f.used.count))

Implemented(i) == Number[i] < Capability.vectors

Masked(f, i) == Capability.maskable /\ \E j \in f.mask : Number[j] = VectorOf(f, i, f.used.count)

CanSend(f, i) == f.enabled /\ ~f.dead /\ ~Masked(f, i)

(* The functions that software may find. How sources beyond the number of  *)
(* vectors are folded is settled from the start, and so is whether an      *)
(* enabled function has reverted to one message when Enable was set.       *)
Found(start, used, may) ==
  [enabled |-> start.control.enabled, regs |-> start.regs, used |-> used, mask |-> start.mask,
   pending |-> {}, scheduled |-> {}, intx |-> FALSE, dead |-> FaultIs("sends", "never"),
   sending |-> <<>>, may |-> may]

HasLatched(start) == start.control.enabled /\ start.regs.count > 1

Reverted(start, may) ==
  IF HasLatched(start) /\ "single" \in may.count
    THEN {Found(start, [start.regs EXCEPT !.count = 1], [may EXCEPT !.count = {"single"}])} ELSE {}

Granted(start, may) ==
  LET counts == IF HasLatched(start) THEN may.count \ {"single"} ELSE may.count
  IN IF counts = {} THEN {} ELSE {Found(start, start.regs, [may EXCEPT !.count = counts])}

NewFunctions(start, may) ==
  UNION {Reverted(start, [may EXCEPT !.fold = {fold}]) \cup Granted(start, [may EXCEPT !.fold = {fold}]) :
           fold \in may.fold}

(* A message whose address and data are taken one after the other is in    *)
(* the queue meanwhile; so is any message of a function that does not      *)
(* drain.                                                                  *)
Queues(f)  == FaultIs("drain", "no") \/ "apart" \in f.may.message
Drained(f) == f.sending # <<>> => FaultIs("drain", "no")

(* What may go goes: every pending request of an open vector. *)
Settle(f) == [f EXCEPT !.scheduled = IF f.enabled /\ ~f.dead THEN {i \in f.pending : ~Masked(f, i)} ELSE {}]

-----------------------------------------------------------------------------
(* A dword write w = [reg, irq, value] reaches the function. Message       *)
(* Control carries [enabled, count], Mask Bits the set of masked irqs.     *)

EnableEdge(f, w)  == w.reg = "messageControl" /\ w.value.enabled /\ ~f.enabled
DisableEdge(f, w) == w.reg = "messageControl" /\ ~w.value.enabled /\ f.enabled

(* The number of vectors changes under an enabled function. *)
ChangesCount(f, w) == f.enabled /\ w.reg = "messageControl" /\ w.value.enabled /\ f.regs.count # w.value.count

(* The text forbids, or leaves undefined, to grant more than was asked     *)
(* for, to change the grant while Enable is 1 (7.7.1.2, from revision 6.0  *)
(* on) and to touch mask bits of vectors that the function does not have.  *)
IllegalWrite(f, w) ==
  \/ w.reg = "messageControl" /\ w.value.count > Capability.vectors
  \/ ChangesCount(f, w)
  \/ w.reg = "mask" /\ \E i \in w.value : ~Implemented(i)

(* Address and data in the registers after the write. *)
Base(r)          == Message(r.address, r.upper, r.data)
BaseAfter(f, w)  == Base(IF w.reg \in MessageFields THEN [f.regs EXCEPT ![w.reg] = w.value] ELSE f.regs)

WriteMask(f, w)  == IF Capability.maskable THEN [f EXCEPT !.mask = {i \in w.value : Implemented(i)}] ELSE f

UnmaskEdge(f, w) == \E i \in Irqs : Masked(f, i) /\ ~Masked(WriteMask(f, w), i)

(* With which values of message an enabled function takes address and data *)
(* from the registers at this write.                                       *)
TakingAt(f, w) ==
  CASE w.reg = "data"           -> {"live", "apart", "committed"}
    [] w.reg = "messageControl" -> {"relatched"}
    [] w.reg = "mask"           -> IF UnmaskEdge(f, w) THEN {"refreshed"} ELSE {}
    [] OTHER                    -> {"live", "apart"}

(* It matters whether it does so: what it uses is not what the registers say. *)
MessageMatters(f, w) ==
  /\ f.enabled
  /\ w.reg = "messageControl" => w.value.enabled
  /\ Base(f.used) # BaseAfter(f, w)
  /\ TakingAt(f, w) # {}

(* What a function with value x of count does with a number, while it is   *)
(* enabled and when Enable is set.                                         *)
Beyond(w)          == w.value.count > Capability.vectors
CountAnswer(x, w)  == CASE x = "live"    -> "taken"
                        [] x = "clipped" -> IF Beyond(w) THEN "clipped" ELSE "taken"
                        [] OTHER         -> "ignored"
EnableAnswer(x, w) == CASE x = "single"  -> "single"
                        [] x = "clipped" -> IF Beyond(w) THEN "clipped" ELSE "granted"
                        [] OTHER         -> "granted"

(* The two questions that one write can put: is the message taken, is the  *)
(* number of vectors.                                                      *)
MessageAnswers(f, w) ==
  IF MessageMatters(f, w) THEN {IF x \in TakingAt(f, w) THEN "taken" ELSE "ignored" : x \in f.may.message} ELSE {"none"}
CountAnswers(f, w) == IF ChangesCount(f, w) THEN {CountAnswer(x, w) : x \in f.may.count} ELSE {"none"}

(* Both answers in one word. *)
Answer(message, count) ==
  CASE message = "none"  -> count
    [] count = "none"    -> message
    [] message = count   -> message
    [] count = "clipped" -> IF message = "taken" THEN "messageClipped" ELSE "clipped"
    [] message = "taken" -> "messageTaken"
    [] OTHER             -> "countTaken"

(* A message that is being put together has left before Enable is clear:   *)
(* half of one is no message that a disabled function may go on with.      *)
Finishes(f, w) == DisableEdge(f, w) /\ "apart" \in f.may.message /\ ~Drained(f)

WriteEffects(f, w) ==
  CASE Finishes(f, w) -> {}    \* the write waits
    [] EnableEdge(f, w) /\ w.value.count > 1 -> {EnableAnswer(x, w) : x \in f.may.count}
    [] DisableEdge(f, w) /\ f.pending # {}   -> f.may.disable
    [] OTHER -> {Answer(m, c) : m \in MessageAnswers(f, w), c \in CountAnswers(f, w)}

AllEffects == {"none", "taken", "ignored", "messageTaken", "countTaken", "messageClipped", "clipped", "granted", "single",
               "keeps", "drops", "intx"}

EffectsOn(reg) == IF reg = "messageControl" THEN AllEffects ELSE {"none", "taken", "ignored"}

(* g is f with new registers; the message that it uses from now on. *)
UseMessage(f, g, w, effect) ==
  CASE ~g.enabled                             -> [g EXCEPT !.used = g.regs]
    [] ~MessageMatters(f, w)                  -> g
    [] effect \in {"taken", "messageTaken", "messageClipped"} ->
         Narrow([g EXCEPT !.used = [g.regs EXCEPT !.count = g.used.count]], "message", TakingAt(f, w))
    [] effect \in {"ignored", "countTaken", "clipped"} ->
         Narrow(g, "message", ChoiceValues.message \ TakingAt(f, w))
    [] OTHER                                  -> g

WriteMessageField(f, w, effect) == UseMessage(f, [f EXCEPT !.regs[w.reg] = w.value], w, effect)

(* The number of vectors that it uses from now on, when that is changed. *)
UseCount(f, g, w, effect) ==
  LET Answering(answer) == {x \in ChoiceValues.count : CountAnswer(x, w) = answer}
      asked             == Capability.vectors
  IN CASE ~ChangesCount(f, w)                       -> g
       [] effect \in {"taken", "countTaken"}        ->
            Narrow([g EXCEPT !.used.count = w.value.count], "count", Answering("taken"))
       [] effect \in {"ignored", "messageTaken"}    -> Narrow(g, "count", Answering("ignored"))
       [] effect \in {"clipped", "messageClipped"}  ->
            Narrow([g EXCEPT !.regs.count = asked, !.used.count = asked], "count", Answering("clipped"))
       [] OTHER                                     -> g

(* Enable 0 to 1: the function takes the registers as they are. *)
Latch(g, w, effect) ==
  LET Answering(answer) == {x \in ChoiceValues.count : EnableAnswer(x, w) = answer}
      clipped           == [g.regs EXCEPT !.count = Capability.vectors]
  IN CASE effect = "single"  -> Narrow([g EXCEPT !.used = [g.regs EXCEPT !.count = 1]], "count", Answering("single"))
       [] effect = "granted" -> Narrow([g EXCEPT !.used = g.regs], "count", Answering("granted"))
       [] effect = "clipped" -> Narrow([g EXCEPT !.regs = clipped, !.used = clipped], "count", Answering("clipped"))
       [] OTHER              -> [g EXCEPT !.used = g.regs]

Trim(g) == IF FaultIs("trim", "trims") THEN [g EXCEPT !.pending = {i \in @ : Number[i] < g.regs.count}] ELSE g

WriteMessageControl(f, w, effect) ==
  LET g == [f EXCEPT !.enabled = w.value.enabled, !.regs.count = w.value.count, !.intx = @ /\ ~w.value.enabled]
  IN Trim(CASE EnableEdge(f, w) -> Latch(g, w, effect)
            [] effect = "keeps" -> Narrow([g EXCEPT !.used = g.regs], "disable", {"keeps"})
            [] effect = "drops" -> Narrow([g EXCEPT !.used = g.regs, !.pending = {}], "disable", {"drops"})
            [] effect = "intx"  -> Narrow([g EXCEPT !.used = g.regs, !.pending = {}, !.intx = TRUE], "disable", {"intx"})
            [] OTHER            -> UseCount(f, UseMessage(f, g, w, effect), w, effect))

WriteDword(f, w, effect) ==
  Settle(CASE w.reg = "messageControl" -> WriteMessageControl(f, w, effect)
           [] w.reg = "mask"           -> UseMessage(f, WriteMask(f, w), w, effect)
           [] OTHER                    -> WriteMessageField(f, w, effect))

(* "status" stands for the function's own register that tells whether it   *)
(* fell back to one message (AHCI: HOST_MRSM), "maskable" for bit 8 of     *)
(* Message Control.                                                        *)
ReadDword(f, reg, i) ==
  CASE reg = "status"   -> IF f.used.count < f.regs.count THEN "single" ELSE "granted"
    [] reg = "maskable" -> IF Capability.maskable THEN "yes" ELSE "no"
    [] OTHER            -> IF f.enabled THEN "on" ELSE "off"

-----------------------------------------------------------------------------
(* An event of source i asks for an interrupt. *)

RaiseEffects(f) == IF f.enabled THEN {"none"} ELSE f.may.disabled
AllRaiseEffects == {"none", "pends", "drops", "intx"}

(* The request of i when no message can leave at once. A faulty function   *)
(* forgets one that comes while i is masked.                               *)
Forgets(f, i) == FaultIs("masked", "drops") /\ Masked(f, i)

RaiseSilently(f, i, effect) ==
  CASE effect = "none"  -> IF Forgets(f, i) THEN f ELSE [f EXCEPT !.pending = @ \cup {i}]
    [] effect = "pends" -> [Narrow(f, "disabled", {effect}) EXCEPT !.pending = @ \cup {i}]
    [] effect = "intx"  -> [Narrow(f, "disabled", {effect}) EXCEPT !.intx = TRUE]
    [] OTHER            -> Narrow(f, "disabled", {effect})

Sent(f, i) == [f EXCEPT !.pending = @ \ {i}, !.scheduled = @ \ {i}]

(* The message m of the queue as it leaves: what was taken when it was     *)
(* generated is kept, and the rest is taken now, if the function may send. *)
Leaving(f, m, kept) ==
  LET now == Outgoing(f, m.irq)
  IN CASE kept = "address" -> Message(m.address, m.upper, now.data)
       [] kept = "data"    -> Message(now.address, now.upper, m.data)
       [] OTHER            -> Message(m.address, m.upper, m.data)

Keeps(f, m) ==
  {"whole"} \cup (IF "apart" \in f.may.message /\ CanSend(f, m.irq)
                    THEN {k \in {"address", "data"} : Leaving(f, m, k) # Leaving(f, m, "whole")} ELSE {})

Left(f, kept) == LET g == [f EXCEPT !.sending = Tail(@)]
                 IN IF kept = "whole" THEN g ELSE Narrow(g, "message", {"apart"})

(* A message of i finds no room on its way. Nothing here: it waits. *)
Overrun(f, i) ==
  CASE FaultIs("sends", "drops")  -> {Sent(f, i)}
    [] FaultIs("sends", "stalls") -> {[f EXCEPT !.pending = @ \cup {i}, !.scheduled = {}, !.dead = TRUE]}
    [] OTHER                      -> {}

CauseGone(f, i) == IF FaultIs("clear", "yes") THEN Sent(f, i) ELSE f

Reset(f) ==
  LET zero == [address |-> "none", upper |-> "zero", data |-> 0, count |-> 1]
  IN [f EXCEPT !.enabled = FALSE, !.regs = zero, !.used = zero, !.mask = {}, !.pending = {}, !.scheduled = {},
               !.intx = FALSE, !.dead = FaultIs("sends", "never"), !.sending = <<>>]
=============================================================================
