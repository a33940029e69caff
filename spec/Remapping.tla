----------------------------- MODULE Remapping -----------------------------
(***************************************************************************)
(* Interrupt remapping: a message to the address "remap" names an entry of *)
(* the interrupt remapping table (IRTE) by its data, and the entry names   *)
(* processor and vector (VT-d 5.1; AMD IOMMU 2.2.5). The device's message  *)
(* stays; software rewrites the entry. t is the table: the set of entries  *)
(* that software has set up.                                               *)
(***************************************************************************)
EXTENDS State

Entries == [handle : Handles, present : BOOLEAN, cpu : Cpus, vector : Vectors]

TableTypeOK(t) == t \subseteq Entries /\ \A x, y \in t : x.handle = y.handle => x = y

EntryAt(t, handle) == CHOOSE x \in t : x.handle = handle

Resolvable(t, m) == \E x \in t : x.handle = m.data /\ x.present

(* A message that reaches a local APIC; everything else is a write to      *)
(* memory, an illegal vector or a remapping fault, and the event that it   *)
(* stood for is gone.                                                      *)
Arrives(t, m) == /\ m.upper = "zero"
                 /\ \/ m.address \in Cpus /\ m.data \in Vectors
                    \/ m.address = "remap" /\ Resolvable(t, m)

(* Where a message that arrives goes. *)
Destination(t, m) == IF m.address = "remap"
                       THEN [cpu |-> EntryAt(t, m.data).cpu, vector |-> EntryAt(t, m.data).vector]
                       ELSE [cpu |-> m.address, vector |-> m.data]

(* One store changes a part of an entry ("present", "cpu", "vector"), or   *)
(* one 128-bit exchange all of it. A new entry starts complete.            *)
Stored(t, handle, part, value) == {IF x.handle = handle THEN [x EXCEPT ![part] = value] ELSE x : x \in t}
Exchanged(t, entry)            == {x \in t : x.handle # entry.handle} \cup {entry}

RemappingInit == irte = Start.irte

(* FAULT. A message is a write to memory, names no vector, or hits an      *)
(* interrupt remapping entry that is not present.                          *)
Fault == \E m \in MessagesOf(busUp) : ~Arrives(irte, m)

-----------------------------------------------------------------------------
(* A message leaves the fabric and is remapped, or is lost in a fault. *)
Remap(irq, place) ==
  /\ place \in DOMAIN busUp[irq]
  /\ InFabric(busUp[irq][place])
  /\ LET m == busUp[irq][place]
         t == Destination(irte, m)
     IN busUp' = IF Arrives(irte, m)
                   THEN [busUp EXCEPT ![irq][place] =
                           [m EXCEPT !.address = t.cpu, !.data = t.vector, !.before = IF ReachesIrr THEN @ ELSE {},
                                     !.marks = @ \cup TornMark(irq, Message(t.cpu, "zero", t.vector))]]
                   ELSE [busUp EXCEPT ![irq] = Without(@, place)]
  /\ OnlyBusUp

-----------------------------------------------------------------------------
(* Steps of actors: stores into memory, no posted writes.                  *)

RemappingWords == {"storeIrte", "exchangeIrte"}

(* handle, part ("present", "cpu", "vector"), value *)
StoreIrte(actor) ==
  /\ Ready(actor, "storeIrte")
  /\ LET s == Step(actor) IN irte' = Stored(irte, s.handle, s.part, s.value)
  /\ Proceed(actor)
  /\ OnlyDrvIrte

(* handle, cpu, vector: the whole entry at once, present *)
ExchangeIrte(actor) ==
  /\ Ready(actor, "exchangeIrte")
  /\ LET s == Step(actor)
     IN irte' = Exchanged(irte, [handle |-> s.handle, present |-> TRUE, cpu |-> s.cpu, vector |-> s.vector])
  /\ Proceed(actor)
  /\ OnlyDrvIrte
=============================================================================
