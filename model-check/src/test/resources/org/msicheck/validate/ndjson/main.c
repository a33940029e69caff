#include "msicheck_event.h"
#define N(v) &(uint64_t){v}
static void log_event(struct msicheck_event e) { msicheck_write(stdout, &e); }
int main(void)
{
    const char *f = "nic\"0";
    log_event((struct msicheck_event){.event = "log", .version = N(1)});
    log_event((struct msicheck_event){.event = "function", .function = f, .device = "a\nb", .reset = &(bool){true}, .msix = N(4)});
    log_event((struct msicheck_event){.event = "write", .function = f, .register_ = "command", .value = N(6)});
    log_event((struct msicheck_event){.event = "write", .function = f, .register_ = "msix-control", .value = N(0x8000)});
    log_event((struct msicheck_event){.event = "write", .function = f, .register_ = "table", .offset = N(16), .width = N(8), .value = N(0xfee01004)});
    log_event((struct msicheck_event){.event = "write", .function = f, .register_ = "table", .entry = N(1), .field = "data", .value = N(65)});
    log_event((struct msicheck_event){.event = "write", .function = f, .register_ = "table", .entry = N(1), .field = "control", .value = N(0)});
    log_event((struct msicheck_event){.event = "raise", .source = "dut", .seq = N(7), .function = f, .vector = N(1)});
    log_event((struct msicheck_event){.event = "message", .source = "dut", .seq = N(8), .address = N(0xfee01004), .data = N(65)});
    return 0;
}
