"""The index by which rows are found: one table inside the file, written in the transaction of every act."""
