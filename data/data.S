.section .rodata
n0: .ascii ".keep"
e0:
.balign 8
d0: .incbin "/work/main/data/.keep"
f0: .byte 0
n1: .ascii "data.S"
e1:
.balign 8
d1: .incbin "/work/main/data/data.S"
f1: .byte 0
.section .data.rel.ro,"aw"
.balign 8
.globl data_files
data_files:
.quad n0, e0 - n0, d0, f0 - d0
.quad n1, e1 - n1, d1, f1 - d1
.quad 0, 0, 0, 0
.section .note.GNU-stack,"",%progbits
