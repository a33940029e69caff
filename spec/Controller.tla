----------------------------- MODULE Controller -----------------------------
(***************************************************************************)
(* A controller that messages arrive at has an input for each of its       *)
(* interrupts, set to edge or to level. A message is a pulse: an input     *)
(* that is set to level latches nothing from it, and its event is gone     *)
(* (GICv2m: an SPI that is configured as level; AROS PR 1176). Here an     *)
(* input is a vector of a processor. Software sets inputs up before.       *)
(***************************************************************************)
EXTENDS Remapping

LevelInputs == IF "level" \in DOMAIN Start THEN Start.level ELSE {}   \* [cpu, vector]

ControllerTypeOK == LevelInputs \subseteq [cpu : Cpus, vector : Vectors]

AtLevel(t) == [cpu |-> t.cpu, vector |-> t.vector] \in LevelInputs

(* UNLATCHED. A message arrives at an input that is set to level. The user *)
(* sees a device that never interrupts.                                    *)
Unlatched ==
  \E m \in MessagesOf(busUp) : ~InFabric(m) /\ Arrives(irte, m) /\ AtLevel(Destination(irte, m))

NeverUnlatched == ~Unlatched
=============================================================================
