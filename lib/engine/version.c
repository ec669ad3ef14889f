/* version.c: what this library is, and whether a header fits it. */
#include "base/status.h"
#include "tables/data_version.h"

uint32_t newsfacts_version_number(void)
{
    return NEWSFACTS_VERSION_NUMBER;
}

const char *newsfacts_version_string(void)
{
    return NEWSFACTS_VERSION_STRING;
}

uint32_t newsfacts_abi_number(void)
{
    return NEWSFACTS_ABI_NUMBER;
}

const char *newsfacts_data_version(void)
{
    return NF_DATA_VERSION;
}

newsfacts_status newsfacts_check_version(uint32_t header_version, uint32_t header_abi,
                                         newsfacts_error *error)
{
    newsfacts__clear(error);
    if (header_abi != NEWSFACTS_ABI_NUMBER)
        return newsfacts__fail(error, NEWSFACTS_E_VERSION, 0, 0,
                               "the program was compiled for ABI %u, this library has ABI %u",
                               (unsigned)header_abi, (unsigned)NEWSFACTS_ABI_NUMBER);
    /* An older library lacks functions and fields that a newer header shows. */
    if (header_version >> 8 > NEWSFACTS_VERSION_NUMBER >> 8)
        return newsfacts__fail(error, NEWSFACTS_E_VERSION, 0, 0,
                               "the program was compiled with header %u.%u.%u, this library is %s",
                               (unsigned)(header_version >> 16),
                               (unsigned)(header_version >> 8 & 255),
                               (unsigned)(header_version & 255), NEWSFACTS_VERSION_STRING);
    return NEWSFACTS_OK;
}
