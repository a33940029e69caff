/* Events of msicheck's log format, one JSON object a line: fill one in and write it.
   Made from model-check/src/main/resources/schema/events.schema.json; copy it.
   A pointer that is NULL leaves its key out: .vector = &(uint64_t){1} */
#ifndef MSICHECK_EVENT_H
#define MSICHECK_EVENT_H
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct msicheck_event {
    /* One of: log, function, reset, write, read, raise, use, unuse, message, note. */
    const char *event;
    /* Any event. Who logged the event. Sequence numbers are per source; with a window, so is the
       order. */
    const char *source;
    /* Any event. Grows from event to event of one source. */
    const uint64_t *seq;
    /* Any event. The PCI function, any name; declared by an event 'function'. */
    const char *function;
    /* Of log. Is 1. */
    const uint64_t *version;
    /* Of log. The sources have no common clock: a message may be this many lines away from where
       it left. At most 65535. */
    const uint64_t *window;
    /* Of function. What implements the function. */
    const char *device;
    /* Of function. Its registers are now those after reset; otherwise unknown. */
    const bool *reset;
    /* Of function. Entries of the MSI-X table. At most 2048. */
    const uint64_t *msix;
    /* Of function. MSI Message Control as read: form and vectors. */
    const uint64_t *msi;
    /* Of write, read. If absent, any register; 'table' without entry or field may be any of
       them. What is written without a value is unknown from there on. One of: command,
       msix-control, table, pba, msi-control, msi-address, msi-upper-address, msi-data, msi-mask. */
    const char *register_;
    /* Of write, read. Table entry, at most 2047; with 'field'. */
    const uint64_t *entry;
    /* Of write, read. One of: address, upper-address, data, control. */
    const char *field;
    /* Of write, read. Byte offset in the table or PBA; instead of entry. */
    const uint64_t *offset;
    /* Of write, read. Bytes of a table access; 4 if absent. One of: 1, 2, 4, 8. */
    const uint64_t *width;
    /* Of write, read. */
    const uint64_t *value;
    /* Of raise, use, unuse, message. At most 2047. */
    const uint64_t *vector;
    /* Of message. */
    const uint64_t *address;
    /* Of message. */
    const uint64_t *data;
};

static inline void msicheck_string(FILE *out, const char *before, const char *text)
{
    fprintf(out, "%s\"", before);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < 0x20)
            fprintf(out, "\\u%04x", c);
        else
            fputc(c, out);
    }
    fputc('"', out);
}

/* Writes one line; 0 if that worked. */
static inline int msicheck_write(FILE *out, const struct msicheck_event *e)
{
    msicheck_string(out, "{\"event\":", e->event);
    if (e->source)
        msicheck_string(out, ",\"source\":", e->source);
    if (e->seq)
        fprintf(out, ",\"seq\":%llu", (unsigned long long)*e->seq);
    if (e->function)
        msicheck_string(out, ",\"function\":", e->function);
    if (e->version)
        fprintf(out, ",\"version\":%llu", (unsigned long long)*e->version);
    if (e->window)
        fprintf(out, ",\"window\":%llu", (unsigned long long)*e->window);
    if (e->device)
        msicheck_string(out, ",\"device\":", e->device);
    if (e->reset)
        fputs(*e->reset ? ",\"reset\":true" : ",\"reset\":false", out);
    if (e->msix)
        fprintf(out, ",\"msix\":%llu", (unsigned long long)*e->msix);
    if (e->msi)
        fprintf(out, ",\"msi\":\"0x%llx\"", (unsigned long long)*e->msi);
    if (e->register_)
        msicheck_string(out, ",\"register\":", e->register_);
    if (e->entry)
        fprintf(out, ",\"entry\":%llu", (unsigned long long)*e->entry);
    if (e->field)
        msicheck_string(out, ",\"field\":", e->field);
    if (e->offset)
        fprintf(out, ",\"offset\":\"0x%llx\"", (unsigned long long)*e->offset);
    if (e->width)
        fprintf(out, ",\"width\":%llu", (unsigned long long)*e->width);
    if (e->value)
        fprintf(out, ",\"value\":\"0x%llx\"", (unsigned long long)*e->value);
    if (e->vector)
        fprintf(out, ",\"vector\":%llu", (unsigned long long)*e->vector);
    if (e->address)
        fprintf(out, ",\"address\":\"0x%llx\"", (unsigned long long)*e->address);
    if (e->data)
        fprintf(out, ",\"data\":\"0x%llx\"", (unsigned long long)*e->data);
    fputs("}\n", out);
    return fflush(out);
}
#endif
