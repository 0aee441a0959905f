"""How much somebody keeps: enough for anybody, too little to fill a table with."""

MOST_PRODUCTS = 300
MOST_STORES = 100
