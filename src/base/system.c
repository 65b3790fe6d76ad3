/* The system's error numbers in words, and its random bytes. */
#include "config.h"

#include "base/system.h"

#include <errno.h>
#include <stdint.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

const char *ls_system_reason(int error)
{
	static const struct {
		int error;
		const char *reason;
	} reasons[] = {
		{ ENOENT, "no such file or folder" },
		{ EACCES, "permission denied" },
		{ EPERM, "not permitted" },
		{ EIO, "input/output error" },
		{ ENOSPC, "no space left on the device" },
		{ EDQUOT, "disk quota exceeded" },
		{ EFBIG, "the file would become too large" },
		{ EMFILE, "too many open files in this process" },
		{ ENFILE, "too many open files in the system" },
		{ ENOMEM, "out of memory" },
		{ ELOOP, "too many symbolic links" },
		{ ENAMETOOLONG, "the name is too long" },
		{ EISDIR, "it is a folder" },
		{ ENOTDIR, "a part of the path is not a folder" },
		{ EROFS, "the file system is read-only" },
		{ EPIPE, "the reader has closed the pipe" },
		{ EBADF, "it is not open" },
		{ EBUSY, "it is in use" },
		{ ETXTBSY, "it is in use" },
		{ ENXIO, "no such device" },
		{ ENODEV, "no such device" },
		{ EINVAL, "the system does not accept the request" },
		{ EOVERFLOW, "the file is too large for this system" },
		{ ESTALE, "the network file is stale" },
		{ ETIMEDOUT, "timed out" },
		{ ECONNRESET, "the connection was reset" },
		{ EEXIST, "it already exists" },
		{ EXDEV, "it lies on another file system" },
		{ EINTR, "interrupted" },
		{ EAGAIN, "not ready" },
	};

	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (reasons[i].error == error)
			return reasons[i].reason;
	return "unexpected system error";
}

/* One step of splitmix64, to spread few unlike bits over many. */
static uint64_t spread(uint64_t x)
{
	x += 0x9e3779b97f4a7c15;
	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
	x = (x ^ x >> 27) * 0x94d049bb133111eb;
	return x ^ x >> 31;
}

static void fill_without_system(unsigned char *p, size_t n)
{
	struct timespec now = { 0 };
	uint64_t x;

	clock_gettime(CLOCK_REALTIME, &now);
	x = spread((uint64_t)now.tv_sec) ^ spread((uint64_t)now.tv_nsec) ^
	    spread((uint64_t)(uintptr_t)&now) ^ spread((uint64_t)getpid());
	for (size_t i = 0; i < n; i++) {
		x = spread(x);
		p[i] = (unsigned char)(x >> 56);
	}
}

void ls_system_random(void *p, size_t n)
{
	unsigned char *to = p;

	while (n > 0) {
		/* getentropy(3) gives at most 256 bytes at a time. */
		size_t some = n < 256 ? n : 256;

		if (getentropy(to, some) != 0)
			fill_without_system(to, some);
		to += some;
		n -= some;
	}
}
