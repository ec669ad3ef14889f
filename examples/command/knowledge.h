/* knowledge.h: the files of --lexicon and --rules. */
#ifndef COMMAND_KNOWLEDGE_H
#define COMMAND_KNOWLEDGE_H

#include "options.h"

/* False, with a message that says which line of which file, when one is not as it should be. */
bool knowledge_add(newsfacts_config *config, const options *o);

#endif
