"""The system calls that a box may make, by purpose, and by their numbers on x86_64 and aarch64.

What is not listed is refused. A line is a name and its two numbers, `-` where that architecture has no such call.
Calls of `CONDITIONS` are allowed for some arguments only.
"""

Numbers = dict[str, tuple[int | None, int | None]]  # by name: x86_64, aarch64

_ALLOWED = {
    "bytes of open files": """
        read 0 63, write 1 64, pread64 17 67, pwrite64 18 68, readv 19 65, writev 20 66, preadv 295 69,
        pwritev 296 70, preadv2 327 286, pwritev2 328 287, lseek 8 62, sendfile 40 71, copy_file_range 326 285,
        fadvise64 221 223, truncate 76 45, ftruncate 77 46, fallocate 285 47, fsync 74 82, fdatasync 75 83, flock 73 32
    """,
    "opening and closing": """
        open 2 -, openat 257 56, creat 85 -, close 3 57, close_range 436 436, dup 32 23, dup2 33 -, dup3 292 24,
        fcntl 72 25, pipe 22 -, pipe2 293 59, eventfd 284 -, eventfd2 290 19, umask 95 166, ioctl 16 29
    """,
    "what is in a folder": """
        stat 4 -, fstat 5 80, lstat 6 -, newfstatat 262 79, statx 332 291, statfs 137 43, fstatfs 138 44, access 21 -,
        faccessat 269 48, faccessat2 439 439, readlink 89 -, readlinkat 267 78, getdents 78 -, getdents64 217 61,
        getcwd 79 17, chdir 80 49, fchdir 81 50, getxattr 191 8, lgetxattr 192 9, fgetxattr 193 10, listxattr 194 11,
        llistxattr 195 12, flistxattr 196 13
    """,
    "changing a folder": """
        mkdir 83 -, mkdirat 258 34, rmdir 84 -, unlink 87 -, unlinkat 263 35, rename 82 -, renameat 264 38,
        renameat2 316 276, link 86 -, linkat 265 37, symlink 88 -, symlinkat 266 36, chmod 90 -, fchmod 91 52,
        fchmodat 268 53, fchmodat2 452 452, utime 132 -, utimes 235 -, futimesat 261 -, utimensat 280 88
    """,
    "memory": """
        mmap 9 222, munmap 11 215, mremap 25 216, mprotect 10 226, brk 12 214, madvise 28 233, msync 26 227,
        mincore 27 232, membarrier 324 283, get_mempolicy 239 236
    """,
    "processes and threads": """
        clone 56 220, fork 57 -, vfork 58 -, execve 59 221, execveat 322 281, exit 60 93, exit_group 231 94,
        wait4 61 260, waitid 247 95, set_tid_address 218 96, set_robust_list 273 99, get_robust_list 274 100,
        rseq 334 293, arch_prctl 158 -, prctl 157 167, restart_syscall 219 128, getpid 39 172, getppid 110 173,
        gettid 186 178, getpgid 121 155, getpgrp 111 -, getsid 124 156, setpgid 109 154, setsid 112 157, futex 202 98
    """,
    "who one is": """
        getuid 102 174, geteuid 107 175, getgid 104 176, getegid 108 177, getresuid 118 148, getresgid 120 150,
        getgroups 115 158, capget 125 90, uname 63 160
    """,
    "what one may use": """
        getrlimit 97 163, setrlimit 160 164, prlimit64 302 261, getrusage 98 165, times 100 153, sysinfo 99 179,
        getcpu 309 168, getpriority 140 141, sched_yield 24 124, sched_getaffinity 204 123, sched_getparam 143 121,
        sched_getscheduler 145 120, sched_get_priority_max 146 125, sched_get_priority_min 147 126
    """,
    "signals": """
        kill 62 129, tkill 200 130, tgkill 234 131, pidfd_open 434 434, pidfd_send_signal 424 424,
        rt_sigaction 13 134, rt_sigprocmask 14 135, rt_sigreturn 15 139, rt_sigpending 127 136,
        rt_sigtimedwait 128 137, rt_sigsuspend 130 133, rt_sigqueueinfo 129 138, sigaltstack 131 132, pause 34 -
    """,
    "time and chance": """
        time 201 -, gettimeofday 96 169, clock_gettime 228 113, clock_getres 229 114, clock_nanosleep 230 115,
        nanosleep 35 101, alarm 37 -, getitimer 36 102, setitimer 38 103, timer_create 222 107, timer_settime 223 110,
        timer_gettime 224 108, timer_getoverrun 225 109, timer_delete 226 111, getrandom 318 278
    """,
    "waiting": """
        poll 7 -, ppoll 271 73, select 23 -, pselect6 270 72, epoll_create 213 -, epoll_create1 291 20,
        epoll_ctl 233 21, epoll_wait 232 -, epoll_pwait 281 22, epoll_pwait2 441 441
    """,
    "sockets that are connected already": """
        socketpair 53 199, sendto 44 206, recvfrom 45 207, recvmsg 47 212, shutdown 48 210, getsockname 51 204,
        getpeername 52 205, getsockopt 55 209
    """,
}

# Answered “not supported here” (EOPNOTSUPP): cp and its like then copy a file without them. Attributes of files lie in
# the kernel's memory, outside every quota.
_UNSUPPORTED = """
    setxattr 188 5, lsetxattr 189 6, fsetxattr 190 7, removexattr 197 14, lremovexattr 198 15, fremovexattr 199 16
"""

# Refused like all that is not listed, and named so that no later change of the list lets one in unseen.
_NEVER = """
    ptrace 101 117, process_vm_readv 310 270, process_vm_writev 311 271, process_madvise 440 440, kcmp 312 272,
    pidfd_getfd 438 438, socket 41 198, connect 42 203, bind 49 200, listen 50 201, accept 43 202, accept4 288 242,
    sendmsg 46 211, sendmmsg 307 269, setsockopt 54 208, mount 165 40, umount2 166 39, pivot_root 155 41, chroot 161 51,
    unshare 272 97, setns 308 268, clone3 435 435, open_tree 428 428, move_mount 429 429, fsopen 430 430,
    fsconfig 431 431, fsmount 432 432, fspick 433 433, mount_setattr 442 442, mknod 133 -, mknodat 259 33,
    setuid 105 146, setresuid 117 147, setgroups 116 159, capset 126 91, seccomp 317 277,
    landlock_create_ruleset 444 444, personality 135 92, memfd_create 319 279, memfd_secret 447 447, mlock 149 228,
    mlock2 325 284, mlockall 151 230,
    shmget 29 194, shmat 30 196, msgget 68 186, semget 64 190, mq_open 240 180, add_key 248 217, request_key 249 218,
    keyctl 250 219, bpf 321 280, perf_event_open 298 241, io_uring_setup 425 425, io_uring_enter 426 426,
    io_uring_register 427 427, userfaultfd 323 282, name_to_handle_at 303 264, open_by_handle_at 304 265,
    fanotify_init 300 262, inotify_init1 294 26, quotactl 179 60, quotactl_fd 443 443, swapon 167 224, swapoff 168 225,
    reboot 169 142, kexec_load 246 104, kexec_file_load 320 294, init_module 175 105, finit_module 313 273,
    delete_module 176 106, acct 163 89, syslog 103 116, settimeofday 164 170, clock_settime 227 112,
    clock_adjtime 305 266, adjtimex 159 171, sethostname 170 161, setdomainname 171 162, vhangup 153 58, iopl 172 -,
    ioperm 173 -, modify_ldt 154 -, lookup_dcookie 212 18, mbind 237 235, set_mempolicy 238 237, migrate_pages 256 238,
    move_pages 279 239, setpriority 141 140, ioprio_set 251 30, sched_setaffinity 203 122, sched_setscheduler 144 119,
    sched_setattr 314 274, splice 275 76, vmsplice 278 75, tee 276 77, sync 162 81, syncfs 306 267
"""


def _numbers(text: str) -> Numbers:
    found: Numbers = {}
    for entry in text.split(","):
        name, *numbers = entry.split()
        first, second = (None if number == "-" else int(number) for number in numbers)
        found[name] = (first, second)
    return found


PURPOSES = {purpose: _numbers(text) for purpose, text in _ALLOWED.items()}
ALLOWED: Numbers = {name: numbers for part in PURPOSES.values() for name, numbers in part.items()}
UNSUPPORTED = _numbers(_UNSUPPORTED)
NEVER = _numbers(_NEVER)

# From this number on, calls bear the same number everywhere and are younger than 2019: C libraries and programs ask for
# them, and live without them on older kernels, if the answer is ENOSYS.
YOUNG = 424

NEW_NAMESPACES = 0x7E020000 | 0x00000080  # every CLONE_NEW… flag, CLONE_NEWTIME included
AF_UNIX = 1
TERMINAL_QUESTIONS = (0x5401, 0x540F, 0x5413)  # TCGETS, TIOCGPGRP, TIOCGWINSZ: is this a terminal, of what size
DESCRIPTOR_FLAGS = (0x5421, 0x5450, 0x5451, 0x541B)  # FIONBIO, FIONCLEX, FIOCLEX, FIONREAD
PRCTL = {
    1: "PR_SET_PDEATHSIG",
    2: "PR_GET_PDEATHSIG",
    3: "PR_GET_DUMPABLE",  # but not PR_SET_DUMPABLE: the guard reads how much memory a process has
    15: "PR_SET_NAME",
    16: "PR_GET_NAME",
    21: "PR_GET_SECCOMP",
    23: "PR_CAPBSET_READ",
    38: "PR_SET_NO_NEW_PRIVS",
    39: "PR_GET_NO_NEW_PRIVS",
    0x53564D41: "PR_SET_VMA",
}

# name: which argument must be one of these values. Only its low half is compared, which is all that the kernel reads
# of an int; a pointer's high half must be 0 too.
CONDITIONS: dict[str, tuple[int, tuple[int, ...]]] = {
    "socketpair": (0, (AF_UNIX,)),
    "sendto": (4, (0,)),  # no address: an unconnected socket could name any other
    "ioctl": (1, TERMINAL_QUESTIONS + DESCRIPTOR_FLAGS),
    "prctl": (0, tuple(PRCTL)),
    "prlimit64": (0, (0,)),  # the caller's own limits
}
POINTERS = ("sendto",)
STREAMS = (1, (0x1, 0x80001))  # socketpair: SOCK_STREAM, with SOCK_CLOEXEC or without
