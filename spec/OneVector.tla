----------------------------- MODULE OneVector -----------------------------
(***************************************************************************)
(* What one vector of an MSI block sees of the two-step update: its event, *)
(* its messages, its three slots (old, transit, new) and the mover's       *)
(* progress. The other vectors are an environment that may hit any of the  *)
(* slots at any time and otherwise only makes this vector wait.            *)
(*                                                                         *)
(* MCOneVector has TLC check that MsiMultiVectorUpdate with n vectors      *)
(* refines this specification for each of its vectors. That is why more    *)
(* vectors add nothing: whatever n is, what happens to one vector is a     *)
(* behaviour of this module, and this module does not depend on n. Checked *)
(* for the n that spec/README.md names; for general n it is argued, not    *)
(* proven: a step of another vector changes none of the variables below,   *)
(* or is a Hit.                                                            *)
(***************************************************************************)
EXTENDS Naturals, Sequences

CONSTANT WireBound   \* messages of this vector that fit on the way

VARIABLES
  condition,  \* the event of this vector is waiting
  base,       \* the message that the function sends: "old", "transit" or "new"
  wire,       \* its messages on the way, as slots
  irr,        \* slots in which a request waits
  entered,    \* processors ("old", "new") whose handler is about to look
  stage       \* the mover: "moving", "found", "clean", "forwarded", "on", "released"

view == <<condition, base, wire, irr, entered, stage>>

Slots  == {"old", "transit", "new"}
Stages == {"moving", "found", "clean", "forwarded", "on", "released"}

ViewTypeOK ==
  /\ condition \in BOOLEAN /\ base \in Slots /\ wire \in Seq(Slots) /\ irr \subseteq Slots
  /\ entered \subseteq {"old", "new"} /\ stage \in Stages

ViewInit == /\ condition = FALSE /\ base = "old" /\ wire = <<>> /\ irr = {}
            /\ entered = {} /\ stage = "moving"

(* A new event: the function sends its message of now. *)
Event == /\ ~condition
         /\ Len(wire) < WireBound
         /\ condition' = TRUE
         /\ wire' = Append(wire, base)
         /\ UNCHANGED <<base, irr, entered, stage>>

(* Messages arrive in any order. *)
Arrive == \E k \in DOMAIN wire :
            /\ irr' = irr \cup {wire[k]}
            /\ wire' = SubSeq(wire, 1, k - 1) \o SubSeq(wire, k + 1, Len(wire))
            /\ UNCHANGED <<condition, base, entered, stage>>

(* A write of the mover reaches the function: data first, then address. *)
Rewrite == /\ stage = "moving"
           /\ \/ base = "old" /\ base' = "transit"
              \/ base = "transit" /\ base' = "new"
           /\ UNCHANGED <<condition, wire, irr, entered, stage>>

(* The mover looks at IRR of the transit slot. The read-back before it     *)
(* means that the last write and every older message have arrived.         *)
Test == /\ stage = "moving"
        /\ base = "new"
        /\ \A k \in DOMAIN wire : wire[k] = "new"
        /\ stage' = IF "transit" \in irr THEN "found" ELSE "clean"
        /\ UNCHANGED <<condition, base, wire, irr, entered>>

Forward == /\ stage \in {"found", "clean"}
           /\ irr' = IF stage = "found" THEN irr \cup {"new"} ELSE irr
           /\ stage' = "forwarded"
           /\ UNCHANGED <<condition, base, wire, entered>>

InterruptsOn == /\ stage = "forwarded" /\ stage' = "on"
                /\ UNCHANGED <<condition, base, wire, irr, entered>>

(* The old slot goes back when nothing waits in it. *)
GiveBack == /\ stage = "on" /\ "old" \notin irr /\ stage' = "released"
            /\ UNCHANGED <<condition, base, wire, irr, entered>>

(* A processor takes a request. The transit slot, with interrupts on       *)
(* again, is ignored; so is an old slot that nobody owns any more.         *)
Take(s) == /\ s \in irr
           /\ s = "transit" => stage \in {"on", "released"}
           /\ irr' = irr \ {s}
           /\ entered' = IF s = "new" \/ (s = "old" /\ stage # "released") THEN entered \cup {s} ELSE entered
           /\ UNCHANGED <<condition, base, wire, stage>>

Examine(s) == /\ s \in entered
              /\ entered' = entered \ {s}
              /\ condition' = FALSE
              /\ UNCHANGED <<base, wire, irr, stage>>

(* ENVIRONMENT: another vector hits one of the slots. *)
Hit(s) == /\ s \notin irr
          /\ irr' = irr \cup {s}
          /\ UNCHANGED <<condition, base, wire, entered, stage>>

ViewNext == \/ Event \/ Arrive \/ Rewrite \/ Test \/ Forward \/ InterruptsOn \/ GiveBack
            \/ \E s \in Slots : Take(s) \/ Examine(s) \/ Hit(s)

ViewSpec == ViewInit /\ [][ViewNext]_view

-----------------------------------------------------------------------------
(* INVARIANT, 1: CARRIER. A waiting event always has something that leads  *)
(* to a handler which will look: a message, a request in an owned slot, a  *)
(* stray that the mover has yet to find, or a handler that has been        *)
(* entered.                                                                *)
CarrierInv ==
  condition => \/ wire # <<>>
               \/ "new" \in irr
               \/ "old" \in irr /\ stage # "released"
               \/ "transit" \in irr /\ stage = "moving"
               \/ stage = "found"
               \/ entered # {}

(* INVARIANT, 2: once the mover has tested, the function sends the new     *)
(* message, and nothing but new messages is on the way.                    *)
SettledInv == stage # "moving" => base = "new" /\ \A k \in DOMAIN wire : wire[k] = "new"

IndInv == CarrierInv /\ SettledInv

(* REST: neither the mover nor a processor nor a message has a step to do; *)
(* only a new event or another vector would go on. RestInv says that the   *)
(* four conjuncts are just that.                                           *)
ViewRest == wire = <<>> /\ irr = {} /\ entered = {} /\ stage = "released"
OwnStep  == \/ Arrive \/ Rewrite \/ Test \/ Forward \/ InterruptsOn \/ GiveBack
            \/ \E s \in Slots : Take(s) \/ Examine(s)
ViewRestInv == ViewRest <=> ~ENABLED OwnStep

(* What CARRIER is good for: at rest no event is lost.                     *)
ViewLost      == ViewRest /\ condition
ViewNeverLost == ~ViewLost

(* Why the view is safe. Event puts a message on the way, and Arrive turns *)
(* it into a request: both are carriers. A request in an owned slot leads  *)
(* to a handler, and the slots that are owned at the end are the ones that *)
(* are owned throughout: "old" is given up only when nothing waits in it,  *)
(* and by 2 no message can arrive there any more. What arrives in          *)
(* "transit" must do so before the test, again by 2, and the test makes a  *)
(* request in "new" of it. Examine ends the event itself.                  *)
(*                                                                         *)
(* Neither 1 nor a test of reachable states alone would do: 1 is not       *)
(* inductive without 2. TLC checks the theorem from all states of the      *)
(* right types, reachable or not (OneVector_inductive), for wires of at    *)
(* most WireBound messages.                                                *)
THEOREM /\ ViewInit => IndInv
        /\ ViewTypeOK /\ IndInv /\ [ViewNext]_view => IndInv'
        /\ ViewTypeOK /\ IndInv => ViewNeverLost

(* All states of the right types in which the invariant holds.             *)
AnyWire == UNION {[1 .. k -> Slots] : k \in 0 .. WireBound}
AnyView == /\ condition \in BOOLEAN /\ base \in Slots /\ wire \in AnyWire /\ irr \in SUBSET Slots
           /\ entered \in SUBSET {"old", "new"} /\ stage \in Stages
IndSpec == AnyView /\ IndInv /\ [][ViewNext]_view
=============================================================================
