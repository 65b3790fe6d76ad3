libcore_la_SOURCES += \
	%D%/excess.c \
	%D%/meeting.c \
	%D%/minimum.c \
	%D%/privilege.h
