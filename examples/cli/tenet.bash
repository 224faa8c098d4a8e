# Completion of the tenet program for bash. It asks the program itself for its verbs and options,
# so that it cannot fall behind.

# The first words of the lines of `tenet --help` that name verbs: "score", "model check".
_tenet_verbs() {
    "$1" --help 2>/dev/null | sed -n 's/^  \([a-z][a-z ]*[a-z]\)\( .*\)\{0,1\}$/\1/p' | sed 's/  .*//'
}

_tenet_options() {
    "$@" --help 2>/dev/null | grep -oE -- '(^|[ ,])--?[a-z][a-z-]*' | tr -d ' ,'
}

_tenet() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    # bash splits words at "=", so that --format=js stands as three.
    if [ "$word" = = ]; then
        word=
    elif [ "$before" = = ]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    local program=${COMP_WORDS[0]} verb=${COMP_WORDS[1]} candidates=
    local call=("$program" "$verb")
    if [ "$COMP_CWORD" -gt 2 ] && _tenet_verbs "$program" | grep -qx "$verb ${COMP_WORDS[2]}"; then
        call+=("${COMP_WORDS[2]}")
    fi
    case $COMP_CWORD,$before,$word in
    1,*) candidates="$(_tenet_verbs "$program" | cut -d' ' -f1 | sort -u) --help --version" ;;
    *,--format,* | *,-f,*) candidates=$(_tenet_values "${call[@]}" format) ;;
    *,--color,*) candidates="auto always never" ;;
    *,--delimiter,*) candidates="comma semicolon tab bar" ;;
    *,-*) candidates=$(_tenet_options "${call[@]}") ;;
    2,*) candidates=$(_tenet_verbs "$program" | sed -n "s/^$verb //p") ;;
    esac
    # Words that do not complete are left to be names of files.
    # shellcheck disable=SC2207 # the words hold no blanks and no patterns
    COMPREPLY=($(compgen -W "$candidates" -- "$word"))
}

# What `--format=NAME   csv, json, ... (default: ...)` lists.
_tenet_values() {
    local option=${!#}
    "${@:1:$#-1}" --help 2>/dev/null | sed -n "s/.*--$option=[A-Z]* *\([a-z, ]*\).*/\1/p" | tr -d ,
}

complete -o default -F _tenet tenet
