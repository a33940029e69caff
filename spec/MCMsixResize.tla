---------------------------- MODULE MCMsixResize ----------------------------
EXTENDS MsixResize, TLC

MCCpus    == {"cpu0", "cpu1"}
MCVectors == {1, 2}
MCIrqs    == {"irq0", "irq1", "irq2", "irq3"}
MCLive    == <<"irq0", "irq1", "irq2">>
MCAdded   == <<"irq3">>
MCTarget  == [irq0 |-> [cpu |-> "cpu0", vector |-> 1], irq1 |-> [cpu |-> "cpu1", vector |-> 1], irq2 |-> [cpu |-> "cpu0", vector |-> 2],
              irq3 |-> [cpu |-> "cpu1", vector |-> 2]]
MCAny  == [ open       |-> {"live", "cached", "undefined"}, enableEdge |-> {"unmasks", "nothing"},
   disable    |-> {"keeps", "drops"}, disabled   |-> {"pends", "drops", "intx"},
    fmask      |-> {"honoured"}, edge       |-> {"effective"}, reset      |-> {"text"}, table      |-> {"always"}, drain      |-> {"yes"}, clear      |-> {"yes"} ]
MCOne  == [ MCAny EXCEPT !.open = {"live"}, !.enableEdge = {"unmasks"}, !.disable = {"keeps"}, !.disabled = {"drops"}]
MCActors == {"guest", "vmm"}
MCActorCpu == [guest |-> "cpu1", vmm |-> "cpu0"]
MCStatic == [guest |-> GuestGrows, vmm |-> StaticResize]
MCDynamic == [guest |-> GuestGrows, vmm |-> DynamicAppend]
=============================================================================
