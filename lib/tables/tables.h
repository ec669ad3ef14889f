/* placeholder until the generator writes it */
#ifndef NF_TABLES_TABLES_H
#define NF_TABLES_TABLES_H
enum nf_table { NF_TABLE_NONE = 0 };
#endif
