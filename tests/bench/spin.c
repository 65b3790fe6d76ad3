/* How much faster two threads can be on this machine at this moment: the same
 * arithmetic once on one thread, and twice on two. */
#include "config.h"

#include <pthread.h>
#include <stdint.h>

#include "yardstick.h"

static void *spin(void *arg)
{
	volatile uint64_t x = (uintptr_t)arg;

	for (unsigned i = 0; i < 150000000u; i++)
		x = x * 6364136223846793005u + i;
	return NULL;
}

int main(void)
{
	pthread_t threads[2];
	double one = now(), two;

	spin(NULL);
	one = now() - one;
	two = now();
	for (int i = 0; i < 2; i++)
		if (pthread_create(&threads[i], NULL, spin, NULL) != 0)
			die("pthread_create");
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	two = now() - two;
	printf("%.4f\n", 2 * one / two);
	return 0;
}
