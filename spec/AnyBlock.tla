------------------------------ MODULE AnyBlock ------------------------------
(***************************************************************************)
(* ABSTRACT PROTOCOL: the two-step update of an MSI block of n vectors, n  *)
(* any number. Above MsiMultiVectorUpdate!TwoStep, which refines it (TLC:  *)
(* MCAnyBlock), and without its bounds: any number of messages on the way, *)
(* in any order; a source may raise again while its event is waiting;      *)
(* other devices interrupt both processors at any time.                    *)
(*                                                                         *)
(* Assumed: one write at a time reaches the function; a register write is  *)
(* one dword, and posted (that the writer waits for it is one of the       *)
(* behaviours here); a read travels behind the writes; the function uses   *)
(* its registers as they are (message: live); vectors of the block are not *)
(* shared with other devices. What is assumed of the platform's read-back  *)
(* is named by a constant, and each THEOREM says whether it needs it.      *)
(*                                                                         *)
(* A vector has four places where its message may arrive, by the processor *)
(* (address) and the vector (data) in it: "old" and "new", "transit" (old  *)
(* processor, new vector), and "torn" (new processor, old vector), which   *)
(* nobody ever programmed.                                                 *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  n,         \* vectors of the block
  MostOnWay, \* messages of a vector that can be on the way to a place: any number in the proof, a small one for TLC
  ReadReaches   \* how far the completion of a read pushes the messages in front of it: to the "irr" or to the "root-complex"

ASSUME n \in Nat \ {0}
ASSUME MostOnWay \in Nat \ {0}
ASSUME ReadReaches \in {"irr", "root-complex"}

Block  == 0 .. n - 1
Places == {"old", "transit", "new", "torn"}
Ends   == {"old", "new"}            \* the two processors, the two addresses, the two data
CpuOf(p) == IF p \in {"old", "transit"} THEN "old" ELSE "new"

VARIABLES
  event,    \* vector |-> its source has an event that no handler has looked at
  used,     \* the function's registers: [address, data], each an End
  posted,   \* writes on their way to them: [address, data], each an End or "none"
  read,     \* the mover's read: "none", "asked", or "answered": the completion is on its way
  ahead,    \* place |-> vector |-> the number of its messages on the way there in front of the completion of the read
  onWay,    \* place |-> vector |-> the number of its other messages on the way there
  irr,      \* place |-> vector |-> a request waits
  table,    \* place |-> vector |-> its slot: "free", "owned" or "announced"
  handler,  \* processor |-> "idle", "entered", "busy", or "stray": nobody owned the vector
  looksAt,  \* processor |-> the vector whose source its entered handler will look at, else 0
  off,      \* the old processor, on which the mover runs, takes no interrupts
  pc,       \* the mover: the number of its step, see Steps
  k,        \* the vector that its loop is at
  found     \* what its last test saw

vars == <<event, used, posted, read, ahead, onWay, irr, table, handler, looksAt, off, pc, k, found>>

(* Where the program is. *)
Control == <<pc, k>>

(* The mover. "reserve", "announce", "test" to "retrigger" and "await" to  *)
(* "release" are loops over the block. The first two writes set the data,  *)
(* for the old processor; the next two set the address.                    *)
Steps == <<"irqsOff", "reserve", "announce", "address1", "data1", "flush1", "address2", "data2", "flush2",
           "test", "retrigger", "irqsOn", "await", "release", "done">>
Number(step) == CHOOSE p \in DOMAIN Steps : Steps[p] = step
Before(step) == pc < Number(step)
Upto(step)   == pc <= Number(step)
At(step)     == pc = Number(step)
From(step)   == pc >= Number(step)
Past(step)   == pc > Number(step)

Init ==
  /\ event = [i \in Block |-> FALSE]
  /\ used = [address |-> "old", data |-> "old"]
  /\ posted = [address |-> "none", data |-> "none"]
  /\ read = "none"
  /\ ahead = [p \in Places |-> [i \in Block |-> 0]]
  /\ onWay = [p \in Places |-> [i \in Block |-> 0]]
  /\ irr = [p \in Places |-> [i \in Block |-> FALSE]]
  /\ table = [p \in Places |-> [i \in Block |-> IF p = "old" THEN "owned" ELSE "free"]]
  /\ handler = [c \in Ends |-> "idle"] /\ looksAt = [c \in Ends |-> 0]
  /\ off = FALSE /\ pc = 1 /\ k = 0 /\ found = FALSE

-----------------------------------------------------------------------------
(* Sources, function, wires. *)

Sent == CASE used.address = "old" /\ used.data = "old" -> "old"
          [] used.address = "old" /\ used.data = "new" -> "transit"
          [] used.address = "new" /\ used.data = "new" -> "new"
          [] OTHER -> "torn"

Raise(i) ==
  /\ onWay[Sent][i] + ahead[Sent][i] < MostOnWay
  /\ event' = [event EXCEPT ![i] = TRUE]
  /\ onWay' = [onWay EXCEPT ![Sent][i] = @ + 1]
  /\ UNCHANGED <<used, posted, read, ahead, irr, table, handler, looksAt, off, pc, k, found>>

Deliver(p, i) ==
  /\ onWay[p][i] > 0
  /\ onWay' = [onWay EXCEPT ![p][i] = @ - 1]
  /\ irr' = [irr EXCEPT ![p][i] = TRUE]
  /\ UNCHANGED <<event, used, posted, read, ahead, table, handler, looksAt, off, pc, k, found>>

DeliverAhead(p, i) ==
  /\ ahead[p][i] > 0
  /\ ahead' = [ahead EXCEPT ![p][i] = @ - 1]
  /\ irr' = [irr EXCEPT ![p][i] = TRUE]
  /\ UNCHANGED <<event, used, posted, read, onWay, table, handler, looksAt, off, pc, k, found>>

Arrive(register) ==
  /\ posted[register] # "none"
  /\ used' = [used EXCEPT ![register] = posted[register]]
  /\ posted' = [posted EXCEPT ![register] = "none"]
  /\ UNCHANGED <<event, read, ahead, onWay, irr, table, handler, looksAt, off, pc, k, found>>

(* The function takes the read behind the writes; how far the completion   *)
(* pushes the messages in front of it is the platform's.                   *)
NothingPosted == posted = [address |-> "none", data |-> "none"]
Answer ==
  /\ read = "asked" /\ NothingPosted
  /\ read' = "answered"
  /\ ahead' = IF ReadReaches = "irr" THEN onWay ELSE ahead
  /\ onWay' = IF ReadReaches = "irr" THEN [p \in Places |-> [i \in Block |-> 0]] ELSE onWay
  /\ UNCHANGED <<event, used, posted, irr, table, handler, looksAt, off, pc, k, found>>

-----------------------------------------------------------------------------
(* Processors. *)

Accepts(c) == handler[c] = "idle" /\ (c = "old" => ~off)

(* An announced slot takes one stray in silence and is free then. *)
Dispatch(p, i) ==
  /\ irr[p][i] /\ Accepts(CpuOf(p))
  /\ irr' = [irr EXCEPT ![p][i] = FALSE]
  /\ handler' = [handler EXCEPT ![CpuOf(p)] = CASE table[p][i] = "owned"     -> "entered"
                                                [] table[p][i] = "announced" -> "busy"
                                                [] OTHER                     -> "stray"]
  /\ looksAt' = [looksAt EXCEPT ![CpuOf(p)] = IF table[p][i] = "owned" THEN i ELSE 0]
  /\ table' = [table EXCEPT ![p][i] = IF @ = "announced" THEN "free" ELSE @]
  /\ UNCHANGED <<event, used, posted, read, ahead, onWay, off, pc, k, found>>

Look(c) ==
  /\ handler[c] = "entered"
  /\ event' = [event EXCEPT ![looksAt[c]] = FALSE]
  /\ handler' = [handler EXCEPT ![c] = "busy"]
  /\ looksAt' = [looksAt EXCEPT ![c] = 0]
  /\ UNCHANGED <<used, posted, read, ahead, onWay, irr, table, off, pc, k, found>>

Return(c) ==
  /\ handler[c] \in {"busy", "stray"}
  /\ handler' = [handler EXCEPT ![c] = "idle"]
  /\ UNCHANGED <<event, used, posted, read, ahead, onWay, irr, table, looksAt, off, pc, k, found>>

OtherDevice(c) ==
  /\ Accepts(c)
  /\ handler' = [handler EXCEPT ![c] = "busy"]
  /\ UNCHANGED <<event, used, posted, read, ahead, onWay, irr, table, looksAt, off, pc, k, found>>

-----------------------------------------------------------------------------
(* The mover. It runs when no handler does on its processor. *)

Does(step) == At(step) /\ handler["old"] = "idle"
Goes(step) == pc' = Number(step) /\ k' = k
(* On to the next vector, or out of the loop. *)
Loops(first, after) == /\ pc' = IF k + 1 = n THEN Number(after) ELSE Number(first)
                       /\ k' = IF k + 1 = n THEN 0 ELSE k + 1
Outside == UNCHANGED <<event, used, ahead, onWay, handler, looksAt>>

IrqsOff == Does("irqsOff") /\ off' = TRUE /\ Goes("reserve") /\ Outside /\ UNCHANGED <<read, posted, irr, table, found>>

Reserve ==
  /\ Does("reserve") /\ table["new"][k] # "owned"
  /\ table' = [table EXCEPT !["new"][k] = "owned"]
  /\ Loops("reserve", "announce") /\ Outside /\ UNCHANGED <<read, posted, irr, off, found>>

Announce ==
  /\ Does("announce")
  /\ table' = [table EXCEPT !["transit"][k] = IF @ = "free" THEN "announced" ELSE @]
  /\ Loops("announce", "address1") /\ Outside /\ UNCHANGED <<read, posted, irr, off, found>>

Post(step, register, value, next) ==
  /\ Does(step)
  /\ posted' = [posted EXCEPT ![register] = value]
  /\ Goes(next) /\ Outside /\ UNCHANGED <<read, irr, table, off, found>>

Address1 == Post("address1", "address", "old", "data1")
Data1    == Post("data1", "data", "new", "flush1")
Address2 == Post("address2", "address", "new", "data2")
Data2    == Post("data2", "data", "new", "flush2")

Ask(step) == Does(step) /\ read = "none" /\ read' = "asked" /\ Outside /\ UNCHANGED <<posted, irr, table, off, pc, k, found>>

Ask1 == Ask("flush1")
Ask2 == Ask("flush2")

(* The completion is back when nothing is in front of it. *)
Flush(step, next) ==
  /\ Does(step) /\ read = "answered"
  /\ \A p \in Places, i \in Block : ahead[p][i] = 0
  /\ read' = "none"
  /\ Goes(next) /\ Outside /\ UNCHANGED <<posted, irr, table, off, found>>

Flush1 == Flush("flush1", "address2")
Flush2 == Flush("flush2", "test")

Test == Does("test") /\ found' = irr["transit"][k] /\ Goes("retrigger") /\ Outside /\ UNCHANGED <<read, posted, irr, table, off>>

Retrigger ==
  /\ Does("retrigger")
  /\ irr' = IF found THEN [irr EXCEPT !["new"][k] = TRUE] ELSE irr
  /\ Loops("test", "irqsOn") /\ Outside /\ UNCHANGED <<read, posted, table, off, found>>

IrqsOn == Does("irqsOn") /\ off' = FALSE /\ Goes("await") /\ Outside /\ UNCHANGED <<read, posted, irr, table, found>>

Await == Does("await") /\ ~irr["old"][k] /\ Goes("release") /\ Outside /\ UNCHANGED <<read, posted, irr, table, off, found>>

Release ==
  /\ Does("release")
  /\ table' = [table EXCEPT !["old"][k] = "free"]
  /\ Loops("await", "done") /\ Outside /\ UNCHANGED <<read, posted, irr, off, found>>

Program == \/ IrqsOff \/ Reserve \/ Announce \/ Address1 \/ Data1 \/ Ask1 \/ Flush1 \/ Address2 \/ Data2 \/ Ask2 \/ Flush2
           \/ Test \/ Retrigger \/ IrqsOn \/ Await \/ Release

(* What goes on by itself, and what others may do. *)
OwnStep ==
  \/ \E p \in Places, i \in Block : Deliver(p, i) \/ DeliverAhead(p, i) \/ Dispatch(p, i)
  \/ \E register \in {"address", "data"} : Arrive(register)
  \/ \E c \in Ends : Look(c) \/ Return(c)
  \/ Answer
  \/ Program

Next == OwnStep \/ (\E i \in Block : Raise(i)) \/ (\E c \in Ends : OtherDevice(c))

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* What must never be. A message in a torn place; a handler on a vector    *)
(* that is nobody's; an event that waits at rest; a mover that is not done *)
(* at rest.                                                                *)
AtRest       == ~ENABLED OwnStep
NeverTorn    == \A i \in Block : onWay["torn"][i] = 0 /\ ahead["torn"][i] = 0 /\ ~irr["torn"][i]
NeverStale   == \A c \in Ends : handler[c] # "stray"
NeverLost    == AtRest => \A i \in Block : ~event[i]
NeverBlocked == AtRest => At("done")

-----------------------------------------------------------------------------
(* THE INVARIANT. *)

(* 1. The loops of the mover. *)
Inv1 == k > 0 => pc \in {Number(s) : s \in {"reserve", "announce", "test", "retrigger", "await", "release"}}

(* 2. Interrupts are off from the first step to the last test. *)
Inv2 == off = (Past("irqsOff") /\ Upto("irqsOn"))

(* 3. The registers: what is used and what is still to arrive.             *)
(* Old until data1; then the new data comes; the new address only after a  *)
(* read-back has shown that the new data is there.                         *)
Inv3 ==
  /\ Upto("data1") => used = [address |-> "old", data |-> "old"] /\ posted.data = "none"
  /\ Upto("address1") => posted.address = "none"
  /\ At("data1") \/ At("flush1") => posted.address \in {"old", "none"}
  /\ At("flush1") => used.address = "old" /\ posted.data \in {"new", "none"} /\ "new" \in {used.data, posted.data}
  /\ At("address2") => used = [address |-> "old", data |-> "new"] /\ NothingPosted
  /\ At("data2") \/ At("flush2") => /\ used.data = "new" /\ posted.data \in {"new", "none"}
                                    /\ posted.address \in {"new", "none"} /\ "new" \in {used.address, posted.address}
  /\ read = "answered" => NothingPosted
  /\ Past("flush2") => used = [address |-> "new", data |-> "new"] /\ NothingPosted

(* 4. The slots. The old ones are given back one by one at the end. *)
Inv4 ==
  \A i \in Block :
    /\ table["old"][i] = IF At("done") \/ (From("await") /\ i < k) THEN "free" ELSE "owned"
    /\ table["new"][i] = IF Past("reserve") \/ (At("reserve") /\ i < k) THEN "owned" ELSE "free"
    /\ IF Before("announce") \/ (At("announce") /\ i >= k) THEN table["transit"][i] = "free"
         ELSE table["transit"][i] = "announced" \/ (From("await") /\ table["transit"][i] = "free")

(* 5. The messages. None is ever torn; a read-back that reaches the IRR    *)
(* ends each kind.                                                         *)
ReachesIrr == ReadReaches = "irr"
None(p, i) == onWay[p][i] = 0 /\ ahead[p][i] = 0
Inv5 ==
  /\ read # "none" => At("flush1") \/ At("flush2")
  /\ read # "answered" => \A p \in Places, i \in Block : ahead[p][i] = 0
  /\ \A i \in Block :
       /\ None("torn", i)
       /\ Upto("data1") => None("transit", i)
       /\ Upto("address2") => None("new", i)
       /\ ReachesIrr =>
            /\ At("flush1") /\ read = "answered" => onWay["old"][i] = 0
            /\ At("flush2") /\ read = "answered" => onWay["transit"][i] = 0
            /\ Past("flush1") => None("old", i)
            /\ Past("flush2") => None("transit", i)

(* 6. The requests: where the read-back reaches the IRR, they wait where   *)
(* somebody is prepared for them.                                          *)
Inv6 ==
  /\ \A i \in Block :
       /\ ~irr["torn"][i]
       /\ irr["new"][i] => Past("address2")
       /\ ReachesIrr => /\ irr["old"][i] => table["old"][i] = "owned"
                        /\ irr["transit"][i] => table["transit"][i] = "announced"
  /\ ReachesIrr /\ At("release") => ~irr["old"][k]

(* 7. The handlers. *)
Inv7 == ReachesIrr => NeverStale

(* 8. CARRIER. An event that waits has something that leads to a handler   *)
(* which will look: a message on the way, a request where a handler is, a  *)
(* stray that the mover has yet to find or has found, or a handler that    *)
(* has been entered.                                                       *)
Untested(i) == Before("test") \/ (At("test") /\ i >= k) \/ (At("retrigger") /\ i > k)
Inv8 ==
  ReachesIrr =>
    \A i \in Block :
      event[i] => \/ \E p \in Places : ~None(p, i)
                  \/ irr["old"][i] \/ irr["new"][i]
                  \/ irr["transit"][i] /\ Untested(i)
                  \/ At("retrigger") /\ i = k /\ found
                  \/ \E c \in Ends : handler[c] = "entered" /\ looksAt[c] = i

TypeOK ==
  /\ event \in [Block -> BOOLEAN] /\ used \in [address : Ends, data : Ends]
  /\ posted \in [address : Ends \cup {"none"}, data : Ends \cup {"none"}]
  /\ read \in {"none", "asked", "answered"} /\ ahead \in [Places -> [Block -> Nat]]
  /\ onWay \in [Places -> [Block -> Nat]] /\ irr \in [Places -> [Block -> BOOLEAN]]
  /\ table \in [Places -> [Block -> {"free", "owned", "announced"}]]
  /\ handler \in [Ends -> {"idle", "entered", "busy", "stray"}] /\ looksAt \in [Ends -> Block]
  /\ off \in BOOLEAN /\ pc \in DOMAIN Steps /\ k \in Block /\ found \in BOOLEAN

Inv == TypeOK /\ Inv1 /\ Inv2 /\ Inv3 /\ Inv4 /\ Inv5 /\ Inv6 /\ Inv7 /\ Inv8

(* Why it is safe. The function's message moves from "old" over "transit"  *)
(* to "new", one register at a time, and a read-back lies between: so no   *)
(* message is torn (3, 5). A message in "old" or "new" finds a slot that   *)
(* is owned, for the old one goes back only when a read-back has shown     *)
(* that no old message is on the way and IRR that none waits (4, 5, 6). A  *)
(* message in "transit" finds a processor that takes no interrupts until   *)
(* the mover has looked at IRR (2), and after the second read-back there   *)
(* are no more of them (5): the test sees every one, and sends it to "new" *)
(* again. Interrupts on, what is left in "transit" meets an announced slot *)
(* and is no carrier any more. So an event always has a carrier (8), and   *)
(* at rest there are none: no event waits. Nothing here counts vectors: a  *)
(* vector meets the others only in the registers, which move for all of    *)
(* them, and in the processors, which they keep busy for a while.          *)
THEOREM Spec => []Inv
THEOREM Inv => NeverTorn /\ NeverBlocked
THEOREM Inv => (ReadReaches = "irr" => NeverStale /\ NeverLost)
=============================================================================
