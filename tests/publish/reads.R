# Read every table as a user of R would, and write it again for tests/test_reads.py.
# Arguments: the folder of the tables, the folder to write to.
folders <- commandArgs(TRUE)
readers <- list(
  "read.csv" = read.csv,
  "read.csv, na.strings" = function(file) read.csv(file, na.strings = ""),
  "read_csv" = function(file) readr::read_csv(file, show_col_types = FALSE))
for (name in names(readers)) {
  for (file in list.files(folders[1], "[.]csv$", full.names = TRUE)) {
    table <- as.data.frame(readers[[name]](file))
    types <- vapply(table, function(column) class(column)[1], "")
    out <- file.path(folders[2], paste(name, basename(file)))
    writeLines(types, paste0(out, ".types"))
    write.csv(table, out, row.names = FALSE, na = "<missing>")
  }
}
# How many mentions and passages substr() cuts out, and how many of them right.
for (name in names(readers)) {
  read <- function(table) readers[[name]](file.path(folders[1], paste0(table, ".csv")))
  posts <- as.data.frame(read("posts"))
  for (table in c("mentions", "passages")) {
    rows <- as.data.frame(read(table))
    field <- if (table == "mentions") rows$field else rep("text", nrow(rows))
    text <- mapply(function(i, f) posts[i, f], match(rows$post_id, posts$post_id), field)
    expected <- if (table == "mentions") rows$surface else rows$text
    cut <- substr(text, rows$start + 1, rows$end)
    cat(name, table, nrow(rows), sum(cut == expected), sep = "\t")
    cat("\n")
  }
}
