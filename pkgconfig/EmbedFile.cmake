# Writes a C source that holds a text file as a string:
#   cmake -DINPUT=a.yaml -DOUTPUT=a.c -DNAME=tenet__a -P EmbedFile.cmake
file(READ ${INPUT} hex HEX)
file(SIZE ${INPUT} size)
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," hex "${hex}")
file(WRITE ${OUTPUT} "/* Made from ${NAME}'s source file when building. */\n#include <stdint.h>\n"
  "extern const char ${NAME}[];\nextern const int64_t ${NAME}_length;\n"
  "const char ${NAME}[] = {\n${hex}0};\nconst int64_t ${NAME}_length = ${size};\n")
