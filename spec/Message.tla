------------------------------ MODULE Message ------------------------------
(***************************************************************************)
(* What a function writes to raise an interrupt, and what that write means *)
(* to the platform.                                                        *)
(*                                                                         *)
(* A message is one posted dword write: Message Upper Address and Message  *)
(* Address name the local APIC, Message Data the vector (PCIe 6.1.4).      *)
(* Addresses are written as the name of the processor that they reach,     *)
(* "none" is what a reset leaves, taken for ordinary memory; the text      *)
(* leaves it undefined (7.7.1.3, 7.7.2.5).                                 *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS
  Cpus,      \* names of the processors, virtual ones included
  Vectors,   \* the interrupt vectors of a processor, positive numbers
  Irqs       \* the function's interrupts; the entry and the event source of an irq have its name

(* DEFAULTS, here and in other modules: constants of models that need      *)
(* them. A configuration that says otherwise replaces the definition.      *)
Handles == {}   \* handles of interrupt remapping entries, numbers

ASSUME VectorsAreNumbers == Vectors \subseteq (Nat \ {0})   \* 0 is the reset value of Message Data

Addresses == Cpus \cup {"none", "remap"}   \* "remap": the data is a handle, see Remapping
Uppers    == {"zero", "other"}        \* "other": above 4 GiB, never an interrupt
Datas     == Vectors \cup Handles \cup {0}

Message(address, upper, data) == [address |-> address, upper |-> upper, data |-> data]

Messages  == [address : Addresses, upper : Uppers, data : Datas]

NoMessage == Message("none", "zero", 0)
=============================================================================
