"""Rules on the files of a package: descriptor, schemas, CSV, Parquet, metadata."""
