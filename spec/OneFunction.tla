----------------------------- MODULE OneFunction -----------------------------
(***************************************************************************)
(* One function under any software: one vector, what vectors share, and an *)
(* environment that writes any register and makes or takes back any        *)
(* request at any time. The actions are what a log can show, and what      *)
(* happens unseen in between. The reference has the same graph (java-ref,  *)
(* package onefunction); `validate` does not follow it yet.                *)
(*                                                                         *)
(* Contents. The rules of MsixFunction and MsiFunction compare the fields  *)
(* of a message for equality and do nothing else with them, so of each     *)
(* field only this matters: does the function use what the register holds, *)
(* or something that the register held before? After every step the fields *)
(* are renamed: the register holds Now, and what is used instead is        *)
(* Before. A field that software writes gets what it holds (same), what    *)
(* the function uses instead (used), or neither of them (fresh). In a      *)
(* fresh write only the new value's being neither matters, so the two old  *)
(* values may be taken for one, and two values a field are enough. A       *)
(* message in the send queue is told from the registers in the same way;   *)
(* software may write again what waits there (queued), and that may be     *)
(* what the function uses, too (both).                                     *)
(*                                                                         *)
(* A message that a log shows is thus told by the fields in which it       *)
(* differs from the registers at that moment: in none, it is the present   *)
(* content; otherwise each such field must hold what the register held     *)
(* since it was last certain that the function uses it, be it in a content *)
(* that was there (former) or in a mixture (while it was written); any     *)
(* other message is not this vector's. Which of several former values it   *)
(* is, the module does not say.                                            *)
(*                                                                         *)
(* With MSI, data also differs if the function works with another number   *)
(* of vectors than software granted. The base is taken to be aligned to    *)
(* the grant, as the text asks of software.                                *)
(*                                                                         *)
(* Requests. An open vector owes a message for each request, up to         *)
(* OwedBound; there the count stands for this many or more, so from        *)
(* OwedBound + 1 requests on a message too many is not noticed. A request  *)
(* that is still owed when the vector is masked or disabled waits as any   *)
(* other one does. A deadline, or a log that ends at rest, says how many   *)
(* may still be owed.                                                      *)
(*                                                                         *)
(* Arming. A source that software told not to interrupt makes no requests; *)
(* where its function closes a gate instead (gate: drops), it makes them,  *)
(* and they are dropped.                                                   *)
(***************************************************************************)
EXTENDS Function

CONSTANTS
  One,         \* the irq that is followed; other irqs are there for their mask bits only
  Fields,      \* the message fields that software writes
  Grants,      \* MSI: the numbers of vectors that software grants
  OwedBound    \* requests that are told apart

VARIABLES
  dev,         \* the function
  owed,        \* requests of an open vector without a message so far
  armed,       \* requests of the source pass the gate
  nature       \* values of NatureValues that are still possible

vars == <<dev, owed, armed, nature>>

(* What is no matter of registers: when an open vector sends, and whether  *)
(* a cause goes away although no handler looked.                           *)
NatureValues ==
  [ delay    |-> {"prompt", "delayed"},    \* a request of an open vector is answered at once, or some time
    withdraw |-> {"may", "never"} ]        \* the source takes requests back

(* As FaultValues of the function modules: the first value is right. *)
NatureFaultValues ==
  [ gate |-> {"none", "drops"} ]           \* a request of a source that software told not to interrupt

Only == CHOOSE n \in FunctionNames : TRUE   \* the function

MessageFields == {"address", "upper", "data"}
Contents      == SUBSET Fields             \* in which fields a message differs from the registers
Counted       == 0 .. OwedBound

MessageControlValues == IF IsMsix[Only] THEN Msix(Only)!MessageControls ELSE [enabled : BOOLEAN, count : Grants]
MaskValues           == IF IsMsix[Only] THEN Msix(Only)!Controls ELSE IF Described[Only].capability.maskable THEN SUBSET Irqs ELSE {{}}

OneTypeOK ==
  /\ FunctionTypeOK(Only, dev)
  /\ owed \in Counted
  /\ armed \in BOOLEAN
  /\ \A p \in DOMAIN NatureValues : nature[p] # {} /\ nature[p] \subseteq Described[Only].device[p]

-----------------------------------------------------------------------------
(* Contents. *)

Now    == [address |-> "now",    upper |-> "zero",  data |-> 32]
Before == [address |-> "before", upper |-> "other", data |-> 64]

Registers(f) == IF IsMsix[Only] THEN Msix(Only)!EntryMessage(f.entry[One]) ELSE Message(f.regs.address, f.regs.upper, f.regs.data)
InUse(f)     == IF IsMsix[Only] THEN Msix(Only)!Used(f, One) ELSE Message(f.used.address, f.used.upper, f.used.data)
Former(f)    == {x \in MessageFields : InUse(f)[x] # Registers(f)[x]}

WithMessage(r, m) == [r EXCEPT !.address = m.address, !.upper = m.upper, !.data = m.data]

(* f with Now in the registers, and with Before in use in these fields. *)
Renamed(f, former) ==
  LET use == [x \in MessageFields |-> IF x \in former THEN Before[x] ELSE Now[x]]
  IN IF IsMsix[Only] THEN [f EXCEPT !.entry[One] = WithMessage(@, Now),
                         !.cache = IF former = {} THEN {} ELSE {[irq |-> One, message |-> use]}]
          ELSE [f EXCEPT !.regs = WithMessage(@, Now), !.used = WithMessage(@, use)]

Normal(f) == Renamed(f, Former(f))

(* What waits in the queue, as a message; for MSI with its low bits. *)
Waits(f)        == f.sending # <<>>
InQueue(f)      == LET m == Head(f.sending) IN Message(m.address, m.upper, m.data)
Renewed(f, x)   == IF x = "data" THEN Now.data + (InQueue(f).data % Now.data) ELSE Now[x]
Outdated(f, x)  == IF x = "data" THEN Before.data + (InQueue(f).data % Now.data) ELSE Before[x]
OldInQueue(f)   == IF Waits(f) THEN {x \in MessageFields : InQueue(f)[x] # Renewed(f, x)} ELSE {}

(* The registers got another value for this field: is it the one that waits? *)
Requeued(f, field, value) ==
  IF Waits(f) /\ value # "same"
    THEN [f EXCEPT !.sending[1][field] = IF value \in {"queued", "both"} THEN Renewed(f, field) ELSE Outdated(f, field)]
    ELSE f

(* The fields in which the message that would leave now differs from the   *)
(* one that the registers say.                                             *)
DifferingIn(m) == {x \in Fields : m[x] # Programmed(Only, dev, One)[x]}
Differing      == DifferingIn(Outgoing(Only, dev, One))

-----------------------------------------------------------------------------
(* A prompt function sends before anything else happens. *)

Due == owed > 0 \/ One \in dev.scheduled

Patient       == Due => "delayed" \in nature.delay
AfterPatience == IF Due THEN [nature EXCEPT !.delay = {"delayed"}] ELSE nature

Fewer(n) == IF n = OwedBound THEN {n, n - 1} ELSE {n - 1}

(* A write that silences the vector: what was owed waits from then on. *)
Waiting(f) == [f EXCEPT !.pending = @ \cup {One}]

Written(f, w, effect) ==
  LET silences == owed > 0 /\ ~CanSend(Only, WriteDword(Only, f, w, effect), One)
      g        == IF silences THEN Waiting(f) ELSE f
  IN /\ effect \in WriteEffects(Only, g, w)
     /\ dev' = Normal(WriteDword(Only, g, w, effect))
     /\ owed' = IF silences THEN 0 ELSE owed
     /\ nature' = AfterPatience
     /\ UNCHANGED armed

-----------------------------------------------------------------------------
(* Software. *)

SetMessageControl(value, effect) ==
  /\ Patient
  /\ Written(dev, [reg |-> "messageControl", irq |-> One, value |-> value], effect)

SetMask(value) ==
  /\ Patient
  /\ Written(dev, [reg |-> IF IsMsix[Only] THEN "control" ELSE "mask", irq |-> One, value |-> value], "none")

Rewrite(field, value, effect) ==
  /\ Patient
  /\ value \in {"used", "both"} => field \in Former(dev)
  /\ value \in {"queued", "both"} => field \in OldInQueue(dev)
  /\ LET f == Requeued(dev, field, value)
     IN Written(IF value \in {"fresh", "queued"} THEN Renamed(f, Former(dev) \ {field}) ELSE f,
                [reg |-> field, irq |-> One, value |-> IF value = "same" THEN Now[field] ELSE Before[field]],
                effect)

(* A read completes behind the messages that the function sent (2.4.1). *)
ReadBack == Patient /\ Drained(Only, dev) /\ nature' = AfterPatience /\ UNCHANGED <<dev, owed, armed>>

LookAtPending(bit) == bit = (One \in dev.pending) /\ ReadBack

(* Software tells the source to interrupt, or not to. *)
Gated == FaultIs(Only, "gate", "drops")

ArmOne == Patient /\ armed' = TRUE /\ nature' = AfterPatience /\ UNCHANGED <<dev, owed>>

DisarmOne(open) ==
  /\ Patient
  /\ open = CanSend(Only, dev, One)
  /\ dev' = Unused(Only, dev, One)
  /\ armed' = ~Gated
  /\ nature' = AfterPatience
  /\ UNCHANGED owed

ResetOne == Patient /\ dev' = Normal(Reset(Only, dev)) /\ owed' = 0 /\ armed' = ~Gated /\ nature' = AfterPatience

-----------------------------------------------------------------------------
(* The source. *)

Request(effect) ==
  /\ Patient
  /\ effect \in IF armed THEN RaiseEffects(Only, dev) ELSE {"none"}
  /\ CASE ~armed            -> UNCHANGED <<dev, owed>>
       [] CanSend(Only, dev, One) -> owed' = (IF owed = OwedBound THEN owed ELSE owed + 1) /\ UNCHANGED dev
       [] OTHER             -> dev' = RaiseSilently(Only, dev, One, effect) /\ UNCHANGED owed
  /\ nature' = AfterPatience
  /\ UNCHANGED armed

(* The cause of a request is gone, though no handler looked. *)
TakeBack(left) ==
  /\ Patient
  /\ "may" \in nature.withdraw
  /\ left \in IF owed = 0 THEN {0} ELSE Fewer(owed)
  /\ owed' = left
  /\ dev' = IF owed = 0 THEN CauseGone(Only, dev, One) ELSE dev
  /\ nature' = [AfterPatience EXCEPT !.withdraw = {"may"}]
  /\ UNCHANGED armed

-----------------------------------------------------------------------------
(* The function sends. One that does not drain its queue before it answers *)
(* a read (drain: no), or that takes address and data one after the other  *)
(* (message: apart), holds a message; when it leaves, each of its fields   *)
(* is what the registers say, or what they held since it was made. A       *)
(* function of which this is not known may as well send at once: if it     *)
(* holds a message, it is one of those.                                    *)

Undrained == FaultIs(Only, "drain", "no")
Made(f)   == LET m == Outgoing(Only, f, One)
             IN <<[address |-> m.address, upper |-> m.upper, data |-> m.data, irq |-> One, marks |-> {}, before |-> {}]>>
Queued(f) == [Left(Only, [f EXCEPT !.sending = Made(f)], IF Undrained THEN "whole" ELSE "address") EXCEPT !.sending = Made(f)]
HasRoom   == Queues(Only, dev) /\ ~Waits(dev)

(* A request of the open vector is answered. *)
Answered(left) == owed > 0 /\ left \in Fewer(owed) /\ owed' = left /\ UNCHANGED <<armed, nature>>

(* A request that waited is answered after an unmask (6.1.4.5). *)
Released == One \in dev.scheduled /\ UNCHANGED <<owed, armed, nature>>

AnswerNow(content, left) == ~Undrained /\ content = Differing /\ Answered(left) /\ UNCHANGED dev

AnswerWaiting(content) == ~Undrained /\ content = Differing /\ Released /\ dev' = Sent(Only, dev, One)

AnswerLater(left) == HasRoom /\ Answered(left) /\ dev' = Queued(dev)

AnswerWaitingLater == HasRoom /\ Released /\ dev' = Queued(Sent(Only, dev, One))

LeaveQueue(content, kept) ==
  /\ Waits(dev)
  /\ kept \in Keeps(Only, dev, Head(dev.sending))
  /\ content = DifferingIn(Leaving(Only, dev, Head(dev.sending), kept))
  /\ dev' = Left(Only, dev, kept)
  /\ UNCHANGED <<owed, armed, nature>>

(* The message finds no room on its way: a faulty function loses it, or    *)
(* stops, and what was owed waits for ever.                                *)
FindNoRoom(left) ==
  /\ owed > 0
  /\ \E f \in Overrun(Only, dev, One) : IF CanSend(Only, f, One) THEN left \in Fewer(owed) /\ UNCHANGED dev ELSE left = 0 /\ dev' = f
  /\ owed' = left
  /\ UNCHANGED <<armed, nature>>

FindNoRoomWaiting ==
  /\ One \in dev.scheduled
  /\ \E f \in Overrun(Only, dev, One) : dev' = f /\ owed' = IF CanSend(Only, f, One) THEN owed ELSE 0
  /\ UNCHANGED <<armed, nature>>

(* Something happens that is not this vector's: a prompt function has sent. *)
Pass == Patient /\ nature' = AfterPatience /\ UNCHANGED <<dev, owed, armed>>

(* It is known how many messages may still be missing: none, when the log  *)
(* ends at rest.                                                           *)
OweAtMost(number) ==
  /\ owed + (IF One \in dev.scheduled THEN 1 ELSE 0) + Len(dev.sending) <= number
  /\ UNCHANGED vars

-----------------------------------------------------------------------------
(* What software finds, from which Reset makes the start. *)
Start ==
  IF IsMsix[Only] THEN [control |-> "off",
             entry   |-> [i \in Irqs |-> [address |-> "none", upper |-> "zero", data |-> 0, control |-> "masked"]]]
       ELSE [control |-> [enabled |-> FALSE],
             regs    |-> [address |-> "none", upper |-> "zero", data |-> 0, count |-> 1],
             mask    |-> {}]

Init ==
  /\ dev \in {Normal(Reset(Only, f)) : f \in NewFunctions(Only, Start)}
  /\ owed = 0
  /\ armed = ~Gated
  /\ nature = [p \in DOMAIN NatureValues |-> Described[Only].device[p]]

Next ==
  \/ \E value \in MessageControlValues : \E effect \in AllEffects : SetMessageControl(value, effect)
  \/ \E value \in MaskValues : SetMask(value)
  \/ \E field \in Fields : \E value \in {"same", "used", "queued", "both", "fresh"} : \E effect \in AllEffects : Rewrite(field, value, effect)
  \/ \E bit \in BOOLEAN : LookAtPending(bit)
  \/ ReadBack
  \/ ArmOne
  \/ \E open \in BOOLEAN : DisarmOne(open)
  \/ ResetOne
  \/ \E effect \in AllRaiseEffects : Request(effect)
  \/ \E left \in Counted : TakeBack(left)
  \/ \E content \in Contents : \E left \in Counted : AnswerNow(content, left)
  \/ \E content \in Contents : AnswerWaiting(content)
  \/ \E left \in Counted : AnswerLater(left)
  \/ AnswerWaitingLater
  \/ \E left \in Counted : FindNoRoom(left)
  \/ FindNoRoomWaiting
  \/ \E content \in Contents : \E kept \in AllKept : LeaveQueue(content, kept)
  \/ Pass
  \/ \E number \in 0 .. OwedBound - 1 : OweAtMost(number)

Spec == Init /\ [][Next]_vars
=============================================================================
