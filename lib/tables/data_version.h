/* data_version.h: the version of everything in tables/source. Raise it with
 * every change there that can change a fact: year.month.serial. */
#ifndef NF_TABLES_DATA_VERSION_H
#define NF_TABLES_DATA_VERSION_H

#define NF_DATA_VERSION "2026.11.1"

#endif
