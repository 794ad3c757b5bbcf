"""The questions that pages, commands and documentation ask, one `.rq` file each."""
