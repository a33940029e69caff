------------------------------ MODULE AnyTable ------------------------------
(***************************************************************************)
(* ABSTRACT PROTOCOL: append of any number of entries to an MSI-X table of *)
(* any size, while the others work. Any number of messages on the way, in  *)
(* any order; a source may raise again while its event is waiting, and     *)
(* before its entry is there; entries are appended side by side, each in   *)
(* its own time; other devices interrupt all processors at any time.       *)
(*                                                                         *)
(* Assumed: the writes to one entry arrive in their order, one dword at a  *)
(* time; a function that is masked keeps its request (6.1.4.5) and sends   *)
(* it when the mask is cleared; it reads an entry again then; a slot has   *)
(* one owner; no step touches Enable, Function Mask or another entry.      *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  Entries,    \* of the table, when all are there
  New,        \* those that are appended; the others work from the start
  First,      \* one of them all: what a handler that looks at nothing is said to look at
  Cpus,       \* the processors
  MostOnWay  \* messages of an entry that can be on the way; any number in the proof, a small one for TLC

ASSUME Entries # {}
ASSUME New \subseteq Entries
ASSUME First \in Entries
ASSUME Cpus # {}
ASSUME MostOnWay \in Nat \ {0}

(* The writes to an entry, in this order; the last one clears its mask. *)
Writes == {"address", "data", "open"}
Earlier(w) == CASE w = "address" -> {} [] w = "data" -> {"address"} [] OTHER -> {"address", "data"}

VARIABLES
  event,    \* entry |-> its source has an event that no handler has looked at
  owned,    \* entry |-> its slot in the table of vectors has its handler
  write,    \* entry |-> write |-> "no", "posted", or "there": it has arrived
  pending,  \* entry |-> its pending bit
  onWay,    \* entry |-> the number of its messages on the way
  irr,      \* entry |-> a request waits at its processor
  handler,  \* processor |-> "idle", "entered", "busy", or "stray": nobody owned the vector
  looksAt   \* processor |-> the entry whose source its entered handler will look at, else First

vars == <<event, owned, write, pending, onWay, irr, handler, looksAt>>

Init ==
  /\ event = [i \in Entries |-> FALSE]
  /\ owned = [i \in Entries |-> i \notin New]
  /\ write = [i \in Entries |-> [w \in Writes |-> IF i \in New THEN "no" ELSE "there"]]
  /\ pending = [i \in Entries |-> FALSE]
  /\ onWay = [i \in Entries |-> 0]
  /\ irr = [i \in Entries |-> FALSE]
  /\ handler = [c \in Cpus |-> "idle"]
  /\ looksAt = [c \in Cpus |-> First]

-----------------------------------------------------------------------------
(* Sources, function, wires. *)

Is(i, w, state) == write[i][w] = state
Open(i)         == Is(i, "open", "there")
Whole(i)        == Is(i, "address", "there") /\ Is(i, "data", "there")

Raise(i) ==
  /\ onWay[i] < MostOnWay
  /\ event' = [event EXCEPT ![i] = TRUE]
  /\ onWay' = IF Open(i) THEN [onWay EXCEPT ![i] = @ + 1] ELSE onWay
  /\ pending' = IF Open(i) THEN pending ELSE [pending EXCEPT ![i] = TRUE]
  /\ UNCHANGED <<owned, write, irr, handler, looksAt>>

Send(i) ==
  /\ pending[i] /\ Open(i)
  /\ pending' = [pending EXCEPT ![i] = FALSE]
  /\ onWay' = [onWay EXCEPT ![i] = @ + 1]
  /\ UNCHANGED <<event, owned, write, irr, handler, looksAt>>

(* A write arrives when those before it have. *)
Arrive(i, w) ==
  /\ Is(i, w, "posted")
  /\ \A v \in Earlier(w) : ~Is(i, v, "posted")
  /\ write' = [write EXCEPT ![i][w] = "there"]
  /\ UNCHANGED <<event, owned, pending, onWay, irr, handler, looksAt>>

Deliver(i) ==
  /\ onWay[i] > 0
  /\ onWay' = [onWay EXCEPT ![i] = @ - 1]
  /\ irr' = [irr EXCEPT ![i] = TRUE]
  /\ UNCHANGED <<event, owned, write, pending, handler, looksAt>>

-----------------------------------------------------------------------------
(* Processors. Which one a message goes to does not matter here. *)

Dispatch(i, c) ==
  /\ irr[i] /\ handler[c] = "idle"
  /\ irr' = [irr EXCEPT ![i] = FALSE]
  /\ handler' = [handler EXCEPT ![c] = IF owned[i] THEN "entered" ELSE "stray"]
  /\ looksAt' = [looksAt EXCEPT ![c] = IF owned[i] THEN i ELSE First]
  /\ UNCHANGED <<event, owned, write, pending, onWay>>

(* The cause is gone, and with it a request that the function still keeps. *)
Look(c) ==
  /\ handler[c] = "entered"
  /\ event' = [event EXCEPT ![looksAt[c]] = FALSE]
  /\ pending' = [pending EXCEPT ![looksAt[c]] = FALSE]
  /\ handler' = [handler EXCEPT ![c] = "busy"]
  /\ looksAt' = [looksAt EXCEPT ![c] = First]
  /\ UNCHANGED <<owned, write, onWay, irr>>

Return(c) ==
  /\ handler[c] \in {"busy", "stray"}
  /\ handler' = [handler EXCEPT ![c] = "idle"]
  /\ UNCHANGED <<event, owned, write, pending, onWay, irr, looksAt>>

OtherDevice(c) ==
  /\ handler[c] = "idle"
  /\ handler' = [handler EXCEPT ![c] = "busy"]
  /\ UNCHANGED <<event, owned, write, pending, onWay, irr, looksAt>>

-----------------------------------------------------------------------------
(* Software: the slot first, then the entry, its mask last. *)

Reserve(i) ==
  /\ ~owned[i]
  /\ owned' = [owned EXCEPT ![i] = TRUE]
  /\ UNCHANGED <<event, write, pending, onWay, irr, handler, looksAt>>

Post(i, w) ==
  /\ Is(i, w, "no")
  /\ w = "address" => owned[i]
  /\ \A v \in Earlier(w) : ~Is(i, v, "no")
  /\ write' = [write EXCEPT ![i][w] = "posted"]
  /\ UNCHANGED <<event, owned, pending, onWay, irr, handler, looksAt>>

Address(i) == Post(i, "address")
Data(i)    == Post(i, "data")
Unmask(i)  == Post(i, "open")

Program(i) == Reserve(i) \/ Address(i) \/ Data(i) \/ Unmask(i)

OwnStep ==
  \/ \E i \in Entries : Send(i) \/ Deliver(i) \/ Program(i)
  \/ \E i \in Entries, w \in Writes : Arrive(i, w)
  \/ \E i \in Entries, c \in Cpus : Dispatch(i, c)
  \/ \E c \in Cpus : Look(c) \/ Return(c)

Next == OwnStep \/ (\E i \in Entries : Raise(i)) \/ (\E c \in Cpus : OtherDevice(c))

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* What must never be. A message, or a request, of an entry that was not   *)
(* whole; a handler on a vector that is nobody's; a pending bit without    *)
(* its cause; at rest an event that waits, or an entry that is not there.  *)
AtRest       == ~ENABLED OwnStep
NeverTorn    == \A i \in Entries : onWay[i] > 0 \/ irr[i] => Whole(i)
NeverStale   == \A c \in Cpus : handler[c] # "stray"
NeverPba     == \A i \in Entries : pending[i] => event[i]
NeverLost    == AtRest => \A i \in Entries : ~event[i]
NeverBlocked == AtRest => \A i \in Entries : owned[i] /\ Open(i)

-----------------------------------------------------------------------------
(* THE INVARIANT. *)

TypeOK ==
  /\ event \in [Entries -> BOOLEAN] /\ owned \in [Entries -> BOOLEAN]
  /\ write \in [Entries -> [Writes -> {"no", "posted", "there"}]]
  /\ pending \in [Entries -> BOOLEAN] /\ onWay \in [Entries -> Nat] /\ irr \in [Entries -> BOOLEAN]
  /\ handler \in [Cpus -> {"idle", "entered", "busy", "stray"}] /\ looksAt \in [Cpus -> Entries]

(* 1. The writes are done, and arrive, in their order, and the first not   *)
(* before the slot has its handler.                                        *)
Inv1 ==
  \A i \in Entries :
    /\ ~Is(i, "address", "no") => owned[i]
    /\ \A w \in Writes : /\ ~Is(i, w, "no") => \A v \in Earlier(w) : ~Is(i, v, "no")
                         /\ Is(i, w, "there") => \A v \in Earlier(w) : Is(i, v, "there")

(* 2. Messages and requests are those of open entries. *)
Inv2 == \A i \in Entries : onWay[i] > 0 \/ irr[i] => Open(i)

(* 3. The handlers. *)
Inv3 == NeverStale

(* 4. The pending bits. *)
Inv4 == NeverPba

(* 5. CARRIER. An event that waits has something that leads to a handler   *)
(* which will look.                                                        *)
Inv5 ==
  \A i \in Entries :
    event[i] => \/ pending[i] \/ onWay[i] > 0 \/ irr[i]
                \/ \E c \in Cpus : handler[c] = "entered" /\ looksAt[c] = i

Inv == TypeOK /\ Inv1 /\ Inv2 /\ Inv3 /\ Inv4 /\ Inv5

(* Why it is safe. The mask is cleared by the last write, and the slot has *)
(* its handler before the first (1): so a message carries what is meant,   *)
(* and finds its handler (2, 3). What the source raised before is kept in  *)
(* the pending bit and leaves when the mask is cleared (5). No step of one *)
(* entry touches another: they meet only in the processors, which they     *)
(* keep busy for a while.                                                  *)
THEOREM Spec => []Inv
THEOREM Inv => NeverTorn /\ NeverStale /\ NeverPba /\ NeverLost /\ NeverBlocked
=============================================================================
