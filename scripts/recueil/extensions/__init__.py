"""Python-Markdown extensions: what makes a fiche's Markdown a page, in MkDocs or elsewhere."""
