
# For bash a colon and an equals sign end a word: `otc-v5:update` is three. Here it is one again.
_vpn_model() {
    local words=() last=-1 index word
    for ((index = 0; index <= COMP_CWORD; index++)); do
        word="${COMP_WORDS[index]}"
        if [[ "$word" == "=" ]]; then
            ((index < COMP_CWORD)) && continue
            word=""
        fi
        if ((last > 0)) && [[ "$word" == :* || "${words[last]}" == *: ]]; then
            words[last]+="$word"
        else
            words[++last]="$word"
        fi
    done
    local COMP_WORDS=("${words[@]}") COMP_CWORD=$last
    word="${words[last]}"
    _vpn__model "$1" "$word" "${words[last - 1]}"
    # What is in front of its last colon is on the line already.
    if [[ "$word" == *:* && "$COMP_WORDBREAKS" == *:* ]]; then
        COMPREPLY=("${COMPREPLY[@]#"${word%"${word##*:}"}"}")
    fi
}
