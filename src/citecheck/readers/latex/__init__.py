"""LaTeX: footnotes, citations of natbib and biblatex, lists of references, included files."""
