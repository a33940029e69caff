-------------------------------- MODULE Bus --------------------------------
(***************************************************************************)
(* The bus between the processors and the function, and what platforms may *)
(* differ in. Operators take the way down d and the way up u.              *)
(*                                                                         *)
(* Down travel requests, in order; but an access to the table (memory      *)
(* space) may pass accesses to configuration space (PCIe 2.4.1, A3: a      *)
(* posted request must be able to pass a non-posted one). Nothing passes   *)
(* an access to the table. A request names the actor that waits for its    *)
(* completion, or "none" where it is posted.                               *)
(*                                                                         *)
(* Up travel messages. In the fabric they are in order, but what is behind *)
(* the root complex arrives in any order, so any of them may be the next.  *)
(* The completion of a read comes behind the messages in front of it: each *)
(* of these carries the actors that wait for that (`before`). How far that *)
(* holds is a property of the platform. The completion of a configuration  *)
(* write may pass messages (2.4.1, D2b), so nothing carries it.            *)
(***************************************************************************)
EXTENDS Function

CONSTANT Platform  \* property |-> the values that the platform may have

PlatformValues == [configWrites |-> {"awaited", "posted"}, readBack |-> {"irr", "root-complex"}]

ASSUME PlatformIsKnown ==
  \A p \in DOMAIN PlatformValues : Platform[p] # {} /\ Platform[p] \subseteq PlatformValues[p]

(* One value of each has every behaviour of the other, so a platform that  *)
(* may have either has that one. A posted configuration write may arrive   *)
(* at once, and a message that a read-back waited for may have arrived     *)
(* before.                                                                 *)
ConfigPosted == "posted" \in Platform.configWrites
ReachesIrr   == Platform.readBack = {"irr"}

-----------------------------------------------------------------------------
(* Down. *)

(* The actor that waits for a write by actor. *)
Waiter(space, actor) == IF IsTable[space] \/ ConfigPosted THEN "none" ELSE actor

WriteRequest(actor, reg, irq, value) ==
  LET space == SpaceOf(FunctionOf[irq], reg)
  IN [do |-> "write", space |-> space, for |-> Waiter(space, actor), reg |-> reg, irq |-> irq, value |-> value]
ReadRequest(actor, reg, irq) ==
  [do |-> "read", space |-> SpaceOf(FunctionOf[irq], reg), for |-> actor, reg |-> reg, irq |-> irq]
FlushRequest(actor, space)   == [do |-> "flush", space |-> space, for |-> actor]
ResetRequest(actor, space)   == [do |-> "reset", space |-> space, for |-> actor]

(* The request of a space that its function can take next, one at most.    *)
(* Requests to different functions are not ordered: switches may lie       *)
(* between, and nothing says in which order functions take them.           *)
MayBeNext(d, k, space) ==
  /\ d[k].space = space
  /\ \A j \in 1 .. k - 1 : \/ IsTable[space] /\ ~IsTable[d[j].space]
                          \/ FunctionAt[d[j].space] # FunctionAt[space]

HasNext(d, space, kinds) == \E k \in DOMAIN d : MayBeNext(d, k, space) /\ d[k].do \in kinds
FirstOf(d, space)         == CHOOSE k \in DOMAIN d : MayBeNext(d, k, space)

Without(s, k) == SubSeq(s, 1, k - 1) \o SubSeq(s, k + 1, Len(s))

-----------------------------------------------------------------------------
(* Up: irq |-> its messages on their way, in the order in which they left. *)

OnWay(u)        == UNION {{<<i, k>> : k \in DOMAIN u[i]} : i \in Irqs}
MessagesOf(u)   == UNION {{u[i][k] : k \in DOMAIN u[i]} : i \in Irqs}
NothingUp(u)    == \A i \in Irqs : u[i] = <<>>

(* A message that asks for it is remapped when it leaves the fabric at the *)
(* root complex. *)
InFabric(m) == m.address = "remap"

(* The completion of a read by actor starts behind the messages on their way. *)
Behind(u, actor) ==
  [i \in Irqs |-> [k \in DOMAIN u[i] |->
     IF ReachesIrr \/ InFabric(u[i][k]) THEN [u[i][k] EXCEPT !.before = @ \cup {actor}] ELSE u[i][k]]]

(* A request of the actor has not been taken yet. *)
Awaits(d, actor) == \E k \in DOMAIN d : d[k].for = actor

(* The completion of its read still has messages in front of it. *)
HeldBack(u, actor) == \E m \in MessagesOf(u) : actor \in m.before
=============================================================================
