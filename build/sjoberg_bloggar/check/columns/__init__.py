"""Rules on the columns of single tables: constraints of the schemas, texts of the cells."""
