# Shell completions: printed by the program, kept in the tree so that a cross
# build has them too.  `make update-doc' rewrites them, a test compares.

bashcompdir = $(datadir)/bash-completion/completions
zshcompdir = $(datadir)/zsh/site-functions
fishcompdir = $(datadir)/fish/vendor_completions.d

dist_bashcomp_DATA = %D%/bash/leastscope
dist_zshcomp_DATA = %D%/zsh/_leastscope
dist_fishcomp_DATA = %D%/fish/leastscope.fish
