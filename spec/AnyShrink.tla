----------------------------- MODULE AnyShrink -----------------------------
(***************************************************************************)
(* ABSTRACT PROTOCOL: any number of entries of an MSI-X table of any size  *)
(* are taken away, side by side, each in its own time, while the others    *)
(* work. Above MsixResize!Shrink, which refines it (TLC: MCAnyShrink), and *)
(* without its bounds: any number of messages on the way, in any order; a  *)
(* source may go on interrupting after software told it to be quiet; other *)
(* devices interrupt all processors at any time.                           *)
(*                                                                         *)
(* Assumed: the writes to one entry arrive in their order, one dword at a  *)
(* time; a function that is masked keeps its request (6.1.4.5); a slot has *)
(* one owner; a slot that was given back is not handed out again while a   *)
(* message may still come; no step touches Enable, Function Mask or        *)
(* another entry. What is assumed of platform and sources is named by two  *)
(* constants, and each THEOREM says which of them it needs.                *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  Entries,     \* of the table
  Gone,        \* those that are taken away; the others work to the end
  First,       \* one of them: what a handler that looks at nothing is said to look at
  Cpus,        \* the processors
  MostOnWay, \* messages of an entry that can be on the way; any number in the proof, a small one for TLC
  ReadReaches,    \* the completion of a read pushes the messages in front of it to the "irr", or to the "root-complex"
  RaisesAgain  \* a source may raise again while its event is waiting

ASSUME Entries # {}
ASSUME Gone \subseteq Entries
ASSUME First \in Entries
ASSUME Cpus # {}
ASSUME MostOnWay \in Nat \ {0}
ASSUME ReadReaches \in {"irr", "root-complex"}
ASSUME RaisesAgain \in BOOLEAN

(* The mover of an entry. *)
Steps == <<"disarm", "mask", "flush1", "shutdown", "synchronize", "address", "data", "flush2", "free", "done">>
Number(step) == CHOOSE p \in DOMAIN Steps : Steps[p] = step

(* Its writes, in this order. *)
Writes == {"mask", "address", "data"}
Earlier(w) == CASE w = "mask" -> {} [] w = "address" -> {"mask"} [] OTHER -> {"mask", "address"}

VARIABLES
  event,    \* entry |-> its source has an event that no handler has looked at
  freed,    \* entry |-> software has given up what its handler works on
  armed,    \* entry |-> software promises to handle its events
  slot,     \* entry |-> its slot in the table of vectors: "owned", "shutdown" (takes one stray in silence), "free"
  pc,       \* entry |-> the number of its mover's step
  write,    \* entry |-> write |-> "no", "posted", or "there": it has arrived
  read,     \* entry |-> its mover's read: "none", "asked", or "answered": the completion is on its way
  pending,  \* entry |-> its pending bit
  ahead,    \* entry |-> the number of its messages in front of the completion of its mover's read
  onWay,    \* entry |-> the number of its other messages on the way
  torn,     \* entry |-> a message left that was neither the entry's nor none
  irr,      \* entry |-> a request waits at its processor
  handler,  \* processor |-> "idle", "entered", "looked", "busy" (of another device), or "stray": nobody owned the vector
  looksAt   \* processor |-> the entry whose handler runs, entered or looked, else First

vars == <<event, freed, armed, slot, pc, write, read, pending, ahead, onWay, torn, irr, handler, looksAt>>

(* Where the program is. *)
Control == <<pc>>

At(i, step)   == pc[i] = Number(step)
Upto(i, step) == pc[i] <= Number(step)
Past(i, step) == pc[i] > Number(step)

Init ==
  /\ event = [i \in Entries |-> FALSE]
  /\ freed = [i \in Entries |-> FALSE]
  /\ armed = [i \in Entries |-> TRUE]
  /\ slot = [i \in Entries |-> "owned"]
  /\ pc = [i \in Entries |-> 1]
  /\ write = [i \in Entries |-> [w \in Writes |-> "no"]]
  /\ read = [i \in Entries |-> "none"]
  /\ pending = [i \in Entries |-> FALSE]
  /\ ahead = [i \in Entries |-> 0]
  /\ onWay = [i \in Entries |-> 0]
  /\ torn = [i \in Entries |-> FALSE]
  /\ irr = [i \in Entries |-> FALSE]
  /\ handler = [c \in Cpus |-> "idle"]
  /\ looksAt = [c \in Cpus |-> First]

-----------------------------------------------------------------------------
(* Sources, function, wires. *)

Is(i, w, state) == write[i][w] = state
Masked(i)       == Is(i, "mask", "there")
(* The entry is what it was at the start. *)
Whole(i)        == ~Is(i, "address", "there") /\ ~Is(i, "data", "there")

Raise(i) ==
  /\ RaisesAgain \/ ~event[i]
  /\ onWay[i] + ahead[i] < MostOnWay
  /\ event' = [event EXCEPT ![i] = TRUE]
  /\ onWay' = IF Masked(i) THEN onWay ELSE [onWay EXCEPT ![i] = @ + 1]
  /\ torn' = [torn EXCEPT ![i] = @ \/ (~Masked(i) /\ ~Whole(i))]
  /\ pending' = IF Masked(i) THEN [pending EXCEPT ![i] = TRUE] ELSE pending
  /\ UNCHANGED <<freed, armed, slot, pc, write, read, ahead, irr, handler, looksAt>>

(* A source that was told to be quiet has an event and does not ask for an *)
(* interrupt.                                                              *)
Gather(i) ==
  /\ ~armed[i]
  /\ event' = [event EXCEPT ![i] = TRUE]
  /\ UNCHANGED <<freed, armed, slot, pc, write, read, pending, ahead, onWay, torn, irr, handler, looksAt>>

(* A write arrives when those before it have. *)
Arrive(i, w) ==
  /\ Is(i, w, "posted")
  /\ \A v \in Earlier(w) : ~Is(i, v, "posted")
  /\ write' = [write EXCEPT ![i][w] = "there"]
  /\ UNCHANGED <<event, freed, armed, slot, pc, read, pending, ahead, onWay, torn, irr, handler, looksAt>>

(* The function takes a read behind the writes; how far the completion     *)
(* pushes the messages in front of it is the platform's.                   *)
Answer(i) ==
  /\ read[i] = "asked"
  /\ \A w \in Writes : ~Is(i, w, "posted")
  /\ read' = [read EXCEPT ![i] = "answered"]
  /\ ahead' = IF ReadReaches = "irr" THEN [ahead EXCEPT ![i] = @ + onWay[i]] ELSE ahead
  /\ onWay' = IF ReadReaches = "irr" THEN [onWay EXCEPT ![i] = 0] ELSE onWay
  /\ UNCHANGED <<event, freed, armed, slot, pc, write, pending, torn, irr, handler, looksAt>>

Deliver(i) ==
  /\ onWay[i] > 0
  /\ onWay' = [onWay EXCEPT ![i] = @ - 1]
  /\ irr' = [irr EXCEPT ![i] = TRUE]
  /\ UNCHANGED <<event, freed, armed, slot, pc, write, read, pending, ahead, torn, handler, looksAt>>

DeliverAhead(i) ==
  /\ ahead[i] > 0
  /\ ahead' = [ahead EXCEPT ![i] = @ - 1]
  /\ irr' = [irr EXCEPT ![i] = TRUE]
  /\ UNCHANGED <<event, freed, armed, slot, pc, write, read, pending, onWay, torn, handler, looksAt>>

-----------------------------------------------------------------------------
(* Processors. Which one a message goes to does not matter here. *)

Dispatch(i, c) ==
  /\ irr[i] /\ handler[c] = "idle"
  /\ irr' = [irr EXCEPT ![i] = FALSE]
  /\ handler' = [handler EXCEPT ![c] = CASE slot[i] = "owned"    -> "entered"
                                         [] slot[i] = "shutdown" -> "busy"
                                         [] OTHER                -> "stray"]
  /\ looksAt' = [looksAt EXCEPT ![c] = IF slot[i] = "owned" THEN i ELSE First]
  /\ slot' = [slot EXCEPT ![i] = IF @ = "shutdown" THEN "free" ELSE @]
  /\ UNCHANGED <<event, freed, armed, pc, write, read, pending, ahead, onWay, torn>>

(* The cause is gone, and with it a request that the function still keeps. *)
Runs(c) == handler[c] \in {"entered", "looked"}

Look(c) ==
  /\ handler[c] = "entered"
  /\ event' = [event EXCEPT ![looksAt[c]] = FALSE]
  /\ pending' = [pending EXCEPT ![looksAt[c]] = FALSE]
  /\ handler' = [handler EXCEPT ![c] = "looked"]
  /\ UNCHANGED <<freed, armed, slot, pc, write, read, ahead, onWay, torn, irr, looksAt>>

Return(c) ==
  /\ handler[c] \in {"looked", "busy", "stray"}
  /\ handler' = [handler EXCEPT ![c] = "idle"]
  /\ looksAt' = [looksAt EXCEPT ![c] = First]
  /\ UNCHANGED <<event, freed, armed, slot, pc, write, read, pending, ahead, onWay, torn, irr>>

OtherDevice(c) ==
  /\ handler[c] = "idle"
  /\ handler' = [handler EXCEPT ![c] = "busy"]
  /\ UNCHANGED <<event, freed, armed, slot, pc, write, read, pending, ahead, onWay, torn, irr, looksAt>>

-----------------------------------------------------------------------------
(* Software: the mover of entry i. *)

Does(i, step) == i \in Gone /\ At(i, step)
Goes(i)       == pc' = [pc EXCEPT ![i] = @ + 1]
Others        == UNCHANGED <<event, pending, ahead, onWay, torn, irr, handler, looksAt>>

Disarm(i) ==
  /\ Does(i, "disarm")
  /\ armed' = [armed EXCEPT ![i] = FALSE]
  /\ Goes(i) /\ Others /\ UNCHANGED <<freed, slot, write, read>>

Post(i, w) ==
  /\ Does(i, w)
  /\ write' = [write EXCEPT ![i][w] = "posted"]
  /\ Goes(i) /\ Others /\ UNCHANGED <<freed, armed, slot, read>>

Mask(i)    == Post(i, "mask")
Address(i) == Post(i, "address")
Data(i)    == Post(i, "data")

Ask(i, step) ==
  /\ Does(i, step) /\ read[i] = "none"
  /\ read' = [read EXCEPT ![i] = "asked"]
  /\ UNCHANGED pc /\ Others /\ UNCHANGED <<freed, armed, slot, write>>

Ask1(i) == Ask(i, "flush1")
Ask2(i) == Ask(i, "flush2")

Completed(i, step) ==
  /\ Does(i, step) /\ read[i] = "answered"
  /\ ahead[i] = 0
  /\ read' = [read EXCEPT ![i] = "none"]
  /\ Goes(i) /\ Others /\ UNCHANGED <<freed, armed, slot, write>>

Flush1(i) == Completed(i, "flush1")
Flush2(i) == Completed(i, "flush2")

Shutdown(i) ==
  /\ Does(i, "shutdown")
  /\ slot' = [slot EXCEPT ![i] = "shutdown"]
  /\ Goes(i) /\ Others /\ UNCHANGED <<freed, armed, write, read>>

Synchronize(i) ==
  /\ Does(i, "synchronize")
  /\ \A c \in Cpus : Runs(c) => looksAt[c] # i
  /\ Goes(i) /\ Others /\ UNCHANGED <<freed, armed, slot, write, read>>

Free(i) ==
  /\ Does(i, "free")
  /\ freed' = [freed EXCEPT ![i] = TRUE]
  /\ Goes(i) /\ Others /\ UNCHANGED <<armed, slot, write, read>>

Program(i) == \/ Disarm(i) \/ Mask(i) \/ Ask1(i) \/ Flush1(i) \/ Shutdown(i) \/ Synchronize(i)
              \/ Address(i) \/ Data(i) \/ Ask2(i) \/ Flush2(i) \/ Free(i)

OwnStep ==
  \/ \E i \in Entries : Answer(i) \/ Deliver(i) \/ DeliverAhead(i) \/ Program(i)
  \/ \E i \in Entries, w \in Writes : Arrive(i, w)
  \/ \E i \in Entries, c \in Cpus : Dispatch(i, c)
  \/ \E c \in Cpus : Look(c) \/ Return(c)

Next == OwnStep \/ (\E i \in Entries : Raise(i) \/ Gather(i)) \/ (\E c \in Cpus : OtherDevice(c))

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* What must never be. A message that was not whole; a handler on a vector *)
(* that is nobody's, or one that works on what was freed; a pending bit    *)
(* without its cause; at rest an event that software promised to handle,   *)
(* or a mover that is not done, its slot not given back.                   *)
AtRest       == ~ENABLED OwnStep
NeverTorn    == \A i \in Entries : ~torn[i]
NeverStale   == \A c \in Cpus : handler[c] # "stray"
NeverPba     == \A i \in Entries : pending[i] => event[i]
NeverLost    == AtRest => \A i \in Entries : armed[i] => ~event[i]
NeverBlocked == AtRest => \A i \in Gone : At(i, "done") /\ slot[i] # "owned" /\ freed[i]
NeverDangling == \A c \in Cpus : Runs(c) => ~freed[looksAt[c]]

-----------------------------------------------------------------------------
(* THE INVARIANT. *)

TypeOK ==
  /\ event \in [Entries -> BOOLEAN] /\ freed \in [Entries -> BOOLEAN] /\ armed \in [Entries -> BOOLEAN]
  /\ slot \in [Entries -> {"owned", "shutdown", "free"}] /\ pc \in [Entries -> DOMAIN Steps]
  /\ write \in [Entries -> [Writes -> {"no", "posted", "there"}]] /\ read \in [Entries -> {"none", "asked", "answered"}]
  /\ pending \in [Entries -> BOOLEAN] /\ ahead \in [Entries -> Nat] /\ onWay \in [Entries -> Nat]
  /\ torn \in [Entries -> BOOLEAN] /\ irr \in [Entries -> BOOLEAN]
  /\ handler \in [Cpus -> {"idle", "entered", "looked", "busy", "stray"}] /\ looksAt \in [Cpus -> Entries]

(* 1. The program: where it is, what was written, what has arrived. *)
Inv1 ==
  \A i \in Entries :
    /\ armed[i] = Upto(i, "disarm")
    /\ Upto(i, "mask") = Is(i, "mask", "no")
    /\ Upto(i, "address") => Is(i, "address", "no")
    /\ Upto(i, "data") => Is(i, "data", "no")
    /\ slot[i] = "owned" <=> Upto(i, "shutdown")
    /\ freed[i] <=> At(i, "done")

(* 2. A mover reads at its two read-backs only; when the read is answered  *)
(* the mask is there, and so it is from then on.                           *)
Inv2 ==
  \A i \in Entries :
    /\ read[i] # "none" => At(i, "flush1") \/ At(i, "flush2")
    /\ Past(i, "flush1") \/ read[i] = "answered" => Masked(i)

(* 3. No message is torn: before the address is there, the mask is. *)
Inv3 == NeverTorn

(* 4. The pending bits. *)
Inv4 == NeverPba

(* 5. Where the read-back reaches the IRR, the first one ends the messages. *)
Inv5 ==
  ReadReaches = "irr" =>
    \A i \in Entries :
      /\ read[i] = "answered" => onWay[i] = 0
      /\ Past(i, "flush1") => onWay[i] = 0 /\ ahead[i] = 0

(* 6. Where a source does not raise again, its event has one carrier. *)
Inv6 ==
  ~RaisesAgain =>
    \A i \in Entries :
      /\ onWay[i] + ahead[i] <= 1
      /\ onWay[i] + ahead[i] > 0 => event[i] /\ ~irr[i]
      /\ irr[i] => event[i]
      /\ \A c \in Cpus : handler[c] = "entered" /\ looksAt[c] = i =>
           /\ event[i] /\ ~irr[i] /\ onWay[i] + ahead[i] = 0
           /\ \A d \in Cpus : handler[d] = "entered" /\ looksAt[d] = i => d = c

(* 7. So a slot that has taken its stray gets no second one. *)
Quiet(i) == onWay[i] = 0 /\ ahead[i] = 0 /\ ~irr[i]
Inv7 == ReadReaches = "irr" \/ ~RaisesAgain => NeverStale /\ \A i \in Entries : slot[i] = "free" => Quiet(i)

(* 8. Behind the wait for handlers there is none any more. *)
Inv8 == \A c \in Cpus : Runs(c) => Upto(looksAt[c], "synchronize")

(* 9. CARRIER. An event that software promised to handle has something     *)
(* that leads to a handler which will look.                                *)
Inv9 ==
  \A i \in Entries :
    event[i] /\ armed[i] => \/ onWay[i] > 0 \/ ahead[i] > 0 \/ irr[i]
                            \/ \E c \in Cpus : handler[c] = "entered" /\ looksAt[c] = i

Inv == TypeOK /\ Inv1 /\ Inv2 /\ Inv3 /\ Inv4 /\ Inv5 /\ Inv6 /\ Inv7 /\ Inv8 /\ Inv9

(* Why it is safe. A mover masks its entry before it writes anything else, *)
(* so no message is torn (3), and waits for a read-back: then the mask is  *)
(* there (2), and what is raised from now on stays in the pending bit (4). *)
(* If the read-back reaches the IRR, no message of the entry is on the way *)
(* any more (5), and one request at most waits, for which the slot is      *)
(* announced: nothing comes to a slot that is free (7). If it does not, a  *)
(* source that is quiet until its event was looked at has one message or   *)
(* request in all (6), with the same end. A slot that was shut down leads  *)
(* to no handler, so when those that ran have ended there is none (8).     *)
(* Nobody waits for events of an entry that goes; no step touches another  *)
(* entry, so the others keep their carriers (9).                           *)
THEOREM Spec => []Inv
THEOREM Inv => NeverTorn /\ NeverPba /\ NeverLost /\ NeverBlocked /\ NeverDangling
THEOREM Inv => (ReadReaches = "irr" \/ ~RaisesAgain => NeverStale)
=============================================================================
