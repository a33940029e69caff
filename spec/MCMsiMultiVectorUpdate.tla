----------------------- MODULE MCMsiMultiVectorUpdate -----------------------
(* Two vectors of an unmaskable MSI move from cpu0, vectors 2 and 3, to    *)
(* cpu1, vectors 4 and 5.                                                  *)
EXTENDS MsiMultiVectorUpdate

MCBlock   == <<"irq0", "irq1">>
MCNumber  == [irq0 |-> 0, irq1 |-> 1]
At(c, v)  == [cpu |-> c, vector |-> v]
MCOld     == [irq0 |-> At("cpu0", 2), irq1 |-> At("cpu0", 3)]
MCNew     == [irq0 |-> At("cpu1", 4), irq1 |-> At("cpu1", 5)]
MCTransit == [irq0 |-> At("cpu0", 4), irq1 |-> At("cpu0", 5)]
MCUnmaskable == [vectors |-> 2, maskable |-> FALSE]
MCMaskable   == [vectors |-> 2, maskable |-> TRUE]
MCLive == [message |-> {"live"}, count |-> {"live"}, fold |-> {"modulo"}, disable |-> {"keeps"}, disabled |-> {"pends"},
           drain |-> {"yes"}, clear |-> {"yes"}]
MCAny  == [message |-> {"live", "latched"}, count |-> {"live", "latched", "single"}, fold |-> {"modulo", "first"},
           disable |-> {"keeps", "drops"}, disabled |-> {"pends", "drops", "intx"}, drain |-> {"yes"}, clear |-> {"yes"}]
MCActorCpu == [mover |-> "cpu0"]
MCNaive    == [mover |-> Naive]
MCTwoStep  == [mover |-> TwoStep]
MCDisabled == [mover |-> Disabled]
MCMasked   == [mover |-> Masked_]
=============================================================================
