----------------------------- MODULE AnyMasked -----------------------------
(***************************************************************************)
(* ABSTRACT PROTOCOL: the update under the mask. Vectors stand in groups   *)
(* that have one message and one mask: an MSI-X table has a group for each *)
(* entry, MSI with mask bits has one group of n vectors. Any number of     *)
(* groups of any size move to new slots, side by side, each in its own     *)
(* time, while the others work: mask, address, data, mask cleared, a       *)
(* read-back at any time since the mask was written; then the old slots go *)
(* back, each when its first interrupt has come at the new one (what Linux *)
(* waits for) and IRR is clear. MsiMultiVectorUpdate!MaskedUpdate refines  *)
(* it (TLC: MCAnyMasked). Any number of messages on the way, in any order; *)
(* other devices interrupt all processors at any time.                     *)
(*                                                                         *)
(* Assumed: the writes to one group arrive in their order, one dword at a  *)
(* time; a function that is masked keeps its request and sends it when the *)
(* mask is cleared, with the registers of then; a slot has one owner; no   *)
(* step touches Enable, Function Mask or another group. What is assumed of *)
(* platform, sources and software is named by three constants, and each    *)
(* THEOREM says which of them it needs.                                    *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  Vectors,          \* of the function
  Groups,           \* of vectors
  GroupOf,          \* vector |-> its group
  Moved,            \* the groups that move
  First,            \* a vector: what a handler that looks at nothing is said to look at
  Cpus,             \* the processors
  MostOnWay, \* messages of a vector that can be on the way to a slot; any number in the proof, a small one for TLC
  ReadReaches,         \* the completion of a read pushes the messages in front of it to the "irr", or to the "root-complex"
  RaisesAgain,      \* a source may raise again while its event is waiting
  AwaitsInterrupt   \* an old slot goes back only after the first interrupt at the new one

ASSUME Vectors # {}
ASSUME Groups # {}
ASSUME GroupOf \in [Vectors -> Groups]
ASSUME Moved \subseteq Groups
ASSUME First \in Vectors
ASSUME Cpus # {}
ASSUME MostOnWay \in Nat \ {0}
ASSUME ReadReaches \in {"irr", "root-complex"}
ASSUME RaisesAgain \in BOOLEAN
ASSUME AwaitsInterrupt \in BOOLEAN

(* The mover of a group. *)
Steps == <<"mask", "address", "data", "open", "cleanup">>
Number(step) == CHOOSE p \in DOMAIN Steps : Steps[p] = step

(* Its writes, in this order. *)
Writes == {"mask", "address", "data", "open"}
Earlier(w) == CASE w = "mask" -> {} [] w = "address" -> {"mask"} [] w = "data" -> {"mask", "address"}
                [] OTHER -> {"mask", "address", "data"}

Places == {"old", "new"}

VARIABLES
  event,       \* vector |-> its source has an event that no handler has looked at
  slot,        \* place |-> vector |-> its slot in the table of vectors: "owned" or "free"
  interrupted, \* vector |-> software that waits for it has seen an interrupt at its new slot
  seenClear,   \* vector |-> software has seen that no request waits at its old slot
  pc,          \* group |-> the number of its mover's step
  write,       \* group |-> write |-> "no", "posted", or "there": it has arrived
  read,        \* group |-> its mover's read: "none", "asked", or "answered": the completion is on its way
  flushed,     \* group |-> a read has come back that was asked since the mask was written
  pending,     \* vector |-> its pending bit
  ahead,       \* place |-> vector |-> the number of its messages in front of the completion of its mover's read
  onWay,       \* place |-> vector |-> the number of its other messages on the way there
  torn,        \* vector |-> a message left with the address of one place and the data of the other
  irr,         \* place |-> vector |-> a request waits
  handler,     \* processor |-> "idle", "entered", "busy", or "stray": nobody owned the vector
  looksAt      \* processor |-> the vector whose source its entered handler will look at, else First

vars == <<event, slot, interrupted, seenClear, pc, write, read, flushed, pending, ahead, onWay, torn, irr, handler, looksAt>>

(* Where the program is. *)
Control == <<pc>>

At(g, step)   == pc[g] = Number(step)
Upto(g, step) == pc[g] <= Number(step)
Past(g, step) == pc[g] > Number(step)

Init ==
  /\ event = [v \in Vectors |-> FALSE]
  /\ slot = [p \in Places |-> [v \in Vectors |-> IF p = "old" THEN "owned" ELSE "free"]]
  /\ interrupted = [v \in Vectors |-> FALSE]
  /\ seenClear = [v \in Vectors |-> FALSE]
  /\ pc = [g \in Groups |-> 1]
  /\ write = [g \in Groups |-> [w \in Writes |-> "no"]]
  /\ read = [g \in Groups |-> "none"]
  /\ flushed = [g \in Groups |-> FALSE]
  /\ pending = [v \in Vectors |-> FALSE]
  /\ ahead = [p \in Places |-> [v \in Vectors |-> 0]]
  /\ onWay = [p \in Places |-> [v \in Vectors |-> 0]]
  /\ torn = [v \in Vectors |-> FALSE]
  /\ irr = [p \in Places |-> [v \in Vectors |-> FALSE]]
  /\ handler = [c \in Cpus |-> "idle"]
  /\ looksAt = [c \in Cpus |-> First]

-----------------------------------------------------------------------------
(* Sources, function, wires. *)

Is(g, w, state) == write[g][w] = state
There(g, w)     == Is(g, w, "there")
Masked(v)       == There(GroupOf[v], "mask") /\ ~There(GroupOf[v], "open")
Half(v)         == There(GroupOf[v], "address") # There(GroupOf[v], "data")
(* Where a message that leaves now goes. *)
Place(v)        == IF There(GroupOf[v], "data") THEN "new" ELSE "old"

Raise(v) ==
  /\ RaisesAgain \/ ~event[v]
  /\ \A p \in Places : onWay[p][v] + ahead[p][v] < MostOnWay
  /\ event' = [event EXCEPT ![v] = TRUE]
  /\ pending' = IF Masked(v) THEN [pending EXCEPT ![v] = TRUE] ELSE pending
  /\ onWay' = IF Masked(v) THEN onWay ELSE [onWay EXCEPT ![Place(v)][v] = @ + 1]
  /\ torn' = [torn EXCEPT ![v] = @ \/ (~Masked(v) /\ Half(v))]
  /\ UNCHANGED <<slot, interrupted, seenClear, pc, write, read, flushed, ahead, irr, handler, looksAt>>

Send(v) ==
  /\ pending[v] /\ ~Masked(v)
  /\ pending' = [pending EXCEPT ![v] = FALSE]
  /\ onWay' = [onWay EXCEPT ![Place(v)][v] = @ + 1]
  /\ torn' = [torn EXCEPT ![v] = @ \/ Half(v)]
  /\ UNCHANGED <<event, slot, interrupted, seenClear, pc, write, read, flushed, ahead, irr, handler, looksAt>>

(* A write arrives when those before it have. *)
Arrive(g, w) ==
  /\ Is(g, w, "posted")
  /\ \A x \in Earlier(w) : ~Is(g, x, "posted")
  /\ write' = [write EXCEPT ![g][w] = "there"]
  /\ UNCHANGED <<event, slot, interrupted, seenClear, pc, read, flushed, pending, ahead, onWay, torn, irr, handler, looksAt>>

(* The function takes a read behind the writes; how far the completion     *)
(* pushes the messages in front of it is the platform's.                   *)
Pushed(v, g) == ReadReaches = "irr" /\ GroupOf[v] = g
Answer(g) ==
  /\ read[g] = "asked"
  /\ \A w \in Writes : ~Is(g, w, "posted")
  /\ read' = [read EXCEPT ![g] = "answered"]
  /\ ahead' = [p \in Places |-> [v \in Vectors |-> IF Pushed(v, g) THEN ahead[p][v] + onWay[p][v] ELSE ahead[p][v]]]
  /\ onWay' = [p \in Places |-> [v \in Vectors |-> IF Pushed(v, g) THEN 0 ELSE onWay[p][v]]]
  /\ UNCHANGED <<event, slot, interrupted, seenClear, pc, write, flushed, pending, torn, irr, handler, looksAt>>

Deliver(p, v) ==
  /\ onWay[p][v] > 0
  /\ onWay' = [onWay EXCEPT ![p][v] = @ - 1]
  /\ irr' = [irr EXCEPT ![p][v] = TRUE]
  /\ UNCHANGED <<event, slot, interrupted, seenClear, pc, write, read, flushed, pending, ahead, torn, handler, looksAt>>

DeliverAhead(p, v) ==
  /\ ahead[p][v] > 0
  /\ ahead' = [ahead EXCEPT ![p][v] = @ - 1]
  /\ irr' = [irr EXCEPT ![p][v] = TRUE]
  /\ UNCHANGED <<event, slot, interrupted, seenClear, pc, write, read, flushed, pending, onWay, torn, handler, looksAt>>

-----------------------------------------------------------------------------
(* Processors. Which one a message goes to does not matter here. *)

Dispatch(p, v, c) ==
  /\ irr[p][v] /\ handler[c] = "idle"
  /\ irr' = [irr EXCEPT ![p][v] = FALSE]
  /\ handler' = [handler EXCEPT ![c] = IF slot[p][v] = "owned" THEN "entered" ELSE "stray"]
  /\ looksAt' = [looksAt EXCEPT ![c] = IF slot[p][v] = "owned" THEN v ELSE First]
  /\ interrupted' = [interrupted EXCEPT ![v] = @ \/ (AwaitsInterrupt /\ p = "new" /\ slot[p][v] = "owned")]
  /\ UNCHANGED <<event, slot, seenClear, pc, write, read, flushed, pending, ahead, onWay, torn>>

(* The cause is gone, and with it a request that the function still keeps. *)
Look(c) ==
  /\ handler[c] = "entered"
  /\ event' = [event EXCEPT ![looksAt[c]] = FALSE]
  /\ pending' = [pending EXCEPT ![looksAt[c]] = FALSE]
  /\ handler' = [handler EXCEPT ![c] = "busy"]
  /\ looksAt' = [looksAt EXCEPT ![c] = First]
  /\ UNCHANGED <<slot, interrupted, seenClear, pc, write, read, flushed, ahead, onWay, torn, irr>>

Return(c) ==
  /\ handler[c] \in {"busy", "stray"}
  /\ handler' = [handler EXCEPT ![c] = "idle"]
  /\ UNCHANGED <<event, slot, interrupted, seenClear, pc, write, read, flushed, pending, ahead, onWay, torn, irr, looksAt>>

OtherDevice(c) ==
  /\ handler[c] = "idle"
  /\ handler' = [handler EXCEPT ![c] = "busy"]
  /\ UNCHANGED <<event, slot, interrupted, seenClear, pc, write, read, flushed, pending, ahead, onWay, torn, irr, looksAt>>

-----------------------------------------------------------------------------
(* Software: the mover of group g. It waits for its read. *)

Does(g, step) == g \in Moved /\ At(g, step) /\ read[g] = "none"
Goes(g)       == pc' = [pc EXCEPT ![g] = @ + 1]
Others        == UNCHANGED <<event, pending, ahead, onWay, torn, irr, handler, looksAt>>

Reserve(v) ==
  /\ Does(GroupOf[v], "mask") /\ slot["new"][v] = "free"
  /\ slot' = [slot EXCEPT !["new"][v] = "owned"]
  /\ UNCHANGED pc /\ Others /\ UNCHANGED <<interrupted, seenClear, write, read, flushed>>

Post(g, w) ==
  /\ Does(g, w)
  /\ write' = [write EXCEPT ![g][w] = "posted"]
  /\ Goes(g) /\ Others /\ UNCHANGED <<slot, interrupted, seenClear, read, flushed>>

Mask(g)    == (\A v \in Vectors : GroupOf[v] = g => slot["new"][v] = "owned") /\ Post(g, "mask")
Address(g) == Post(g, "address")
Data(g)    == Post(g, "data")
Open(g)    == Post(g, "open")

Asks(g) ==
  /\ g \in Moved /\ Past(g, "mask") /\ read[g] = "none"
  /\ read' = [read EXCEPT ![g] = "asked"]
  /\ UNCHANGED pc /\ Others /\ UNCHANGED <<slot, interrupted, seenClear, write, flushed>>

(* The read-back that the clean-up needs, and others that are not needed. *)
Ask(g)      == ~flushed[g] /\ Asks(g)
AskAgain(g) == flushed[g] /\ Asks(g)

Flush(g) ==
  /\ read[g] = "answered"
  /\ \A p \in Places, v \in Vectors : GroupOf[v] = g => ahead[p][v] = 0
  /\ read' = [read EXCEPT ![g] = "none"]
  /\ flushed' = [flushed EXCEPT ![g] = TRUE]
  /\ UNCHANGED pc /\ Others /\ UNCHANGED <<slot, interrupted, seenClear, write>>

Clear(v) ==
  /\ Does(GroupOf[v], "cleanup") /\ ~seenClear[v]
  /\ flushed[GroupOf[v]]
  /\ AwaitsInterrupt => interrupted[v]
  /\ ~irr["old"][v]
  /\ seenClear' = [seenClear EXCEPT ![v] = TRUE]
  /\ UNCHANGED pc /\ Others /\ UNCHANGED <<slot, interrupted, write, read, flushed>>

Release(v) ==
  /\ Does(GroupOf[v], "cleanup") /\ seenClear[v] /\ slot["old"][v] = "owned"
  /\ slot' = [slot EXCEPT !["old"][v] = "free"]
  /\ UNCHANGED pc /\ Others /\ UNCHANGED <<interrupted, seenClear, write, read, flushed>>

Program == \/ \E g \in Groups : Mask(g) \/ Address(g) \/ Data(g) \/ Open(g) \/ Ask(g) \/ Flush(g)
           \/ \E v \in Vectors : Reserve(v) \/ Clear(v) \/ Release(v)

OwnStep ==
  \/ \E v \in Vectors : Send(v)
  \/ \E g \in Groups : Answer(g)
  \/ \E g \in Groups, w \in Writes : Arrive(g, w)
  \/ \E p \in Places, v \in Vectors : Deliver(p, v) \/ DeliverAhead(p, v)
  \/ \E p \in Places, v \in Vectors, c \in Cpus : Dispatch(p, v, c)
  \/ \E c \in Cpus : Look(c) \/ Return(c)
  \/ Program

Next == \/ OwnStep
        \/ \E v \in Vectors : Raise(v)
        \/ \E c \in Cpus : OtherDevice(c)
        \/ \E g \in Groups : AskAgain(g)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* What must never be. A message of two halves; a handler on a vector that *)
(* is nobody's; a pending bit without its cause; at rest an event that     *)
(* waits, or a mover that is not done. Who waits for an interrupt of a     *)
(* source that may stay quiet is not blocked.                              *)
AtRest       == ~ENABLED OwnStep
NeverTorn    == \A v \in Vectors : ~torn[v]
NeverStale   == \A c \in Cpus : handler[c] # "stray"
NeverPba     == \A v \in Vectors : pending[v] => event[v]
NeverLost    == AtRest => \A v \in Vectors : ~event[v]
NeverBlocked == AtRest => /\ \A g \in Moved : At(g, "cleanup") /\ read[g] = "none"
                          /\ \A v \in Vectors : /\ GroupOf[v] \in Moved
                                                /\ AwaitsInterrupt => interrupted[v]
                                                => slot["old"][v] = "free"

-----------------------------------------------------------------------------
(* THE INVARIANT. *)

TypeOK ==
  /\ event \in [Vectors -> BOOLEAN] /\ slot \in [Places -> [Vectors -> {"owned", "free"}]]
  /\ interrupted \in [Vectors -> BOOLEAN] /\ seenClear \in [Vectors -> BOOLEAN]
  /\ pc \in [Groups -> DOMAIN Steps] /\ write \in [Groups -> [Writes -> {"no", "posted", "there"}]]
  /\ read \in [Groups -> {"none", "asked", "answered"}] /\ flushed \in [Groups -> BOOLEAN]
  /\ pending \in [Vectors -> BOOLEAN]
  /\ ahead \in [Places -> [Vectors -> Nat]] /\ onWay \in [Places -> [Vectors -> Nat]]
  /\ torn \in [Vectors -> BOOLEAN] /\ irr \in [Places -> [Vectors -> BOOLEAN]]
  /\ handler \in [Cpus -> {"idle", "entered", "busy", "stray"}] /\ looksAt \in [Cpus -> Vectors]

(* 1. The program: what was written, and what has arrived in its order. *)
Inv1 ==
  \A g \in Groups :
    /\ g \notin Moved => At(g, "mask")
    /\ \A w \in Writes : Upto(g, w) = Is(g, w, "no")
    /\ \A w \in Writes : There(g, w) => \A x \in Earlier(w) : There(g, x)

(* 2. A mover reads only when it has written the mask, and the function    *)
(* answers when the mask is there.                                         *)
Inv2 ==
  \A g \in Groups :
    /\ read[g] # "none" => Past(g, "mask")
    /\ read[g] = "answered" \/ flushed[g] => There(g, "mask")

(* 3. The slots: the new one first, the old one last. *)
Inv3 ==
  \A v \in Vectors :
    /\ Past(GroupOf[v], "mask") => slot["new"][v] = "owned"
    /\ seenClear[v] => flushed[GroupOf[v]] /\ (AwaitsInterrupt => interrupted[v])
    /\ slot["old"][v] = "free" => seenClear[v]

(* 4. No message is torn, and there are new ones only when the mask was    *)
(* cleared.                                                                *)
Inv4 ==
  /\ NeverTorn
  /\ \A v \in Vectors :
       onWay["new"][v] > 0 \/ ahead["new"][v] > 0 \/ irr["new"][v] \/ interrupted[v] => There(GroupOf[v], "open")

(* 5. The pending bits. *)
Inv5 == NeverPba

(* 6. Where the read-back reaches the IRR, it ends the old messages. *)
Inv6 ==
  ReadReaches = "irr" =>
    \A v \in Vectors :
      /\ read[GroupOf[v]] = "answered" \/ flushed[GroupOf[v]] => onWay["old"][v] = 0
      /\ flushed[GroupOf[v]] => ahead["old"][v] = 0
      /\ seenClear[v] => ~irr["old"][v]

(* 7. Where a source does not raise again, its event has one carrier.      *)
Messages(v) == onWay["old"][v] + onWay["new"][v] + ahead["old"][v] + ahead["new"][v]
Inv7 ==
  ~RaisesAgain =>
    \A v \in Vectors :
      /\ Messages(v) <= 1
      /\ Messages(v) > 0 => event[v] /\ ~pending[v] /\ ~irr["old"][v] /\ ~irr["new"][v]
      /\ irr["old"][v] \/ irr["new"][v] => event[v] /\ ~pending[v] /\ ~(irr["old"][v] /\ irr["new"][v])
      /\ \A c \in Cpus : handler[c] = "entered" /\ looksAt[c] = v =>
           /\ event[v] /\ ~pending[v] /\ ~irr["old"][v] /\ ~irr["new"][v] /\ Messages(v) = 0
           /\ \A d \in Cpus : handler[d] = "entered" /\ looksAt[d] = v => d = c

(* 8. So nothing comes to a slot that was given back. *)
Sound == ReadReaches = "irr" \/ (AwaitsInterrupt /\ ~RaisesAgain)
Inv8 == Sound => NeverStale

(* 9. CARRIER. An event that waits has something that leads to a handler   *)
(* which will look. Where software has seen an interrupt at the new slot,  *)
(* this is not at the old one: an event from before was seen by then, and  *)
(* one from later has its message to the new slot.                         *)
Inv9 ==
  ReadReaches = "irr" \/ AwaitsInterrupt =>
    \A v \in Vectors :
      event[v] => \/ pending[v]
                  \/ onWay["new"][v] > 0 \/ ahead["new"][v] > 0 \/ irr["new"][v]
                  \/ /\ ~interrupted[v]
                     /\ onWay["old"][v] > 0 \/ ahead["old"][v] > 0 \/ irr["old"][v]
                  \/ \E c \in Cpus : handler[c] = "entered" /\ looksAt[c] = v

Inv == TypeOK /\ Inv1 /\ Inv2 /\ Inv3 /\ Inv4 /\ Inv5 /\ Inv6 /\ Inv7 /\ Inv8 /\ Inv9

(* Why it is safe. Address and data change while the mask is there (1), so *)
(* no message is torn, and there is none to the new place before the mask  *)
(* was cleared (4). Meanwhile requests wait in the pending bits (5, 9). A  *)
(* read-back that the function has taken since the mask has all old        *)
(* messages in front of it; if it reaches the IRR, none is on the way when *)
(* it is back (6), and the look at IRR shows that none waits. If not, the  *)
(* first interrupt at the new slot shows it, where a source is quiet until *)
(* its event was looked at (7, 9); where it is not, an old message may     *)
(* still come and be a stray, but no event waits for it: one from before   *)
(* that interrupt is seen by its handler (9).                              *)
THEOREM Spec => []Inv
THEOREM Inv => NeverTorn /\ NeverPba /\ NeverBlocked
THEOREM Inv => (ReadReaches = "irr" \/ AwaitsInterrupt => NeverLost)
THEOREM Inv => (ReadReaches = "irr" \/ (AwaitsInterrupt /\ ~RaisesAgain) => NeverStale)
=============================================================================
