#include <sqlite3.h>

// Swift cannot call a function with a variable number of arguments.
static inline int sqlite3_config_memstatus(int isKept) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, isKept); }
static inline int sqlite3_db_config_triggers(sqlite3 *db, int areOn) {
  return sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, areOn, (int *)0);
}
