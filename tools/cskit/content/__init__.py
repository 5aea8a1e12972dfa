"""Floor 2: the only reader of YAML; files in, typed content and located problems out."""
