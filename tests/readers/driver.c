/* A reader that can vanish, which vpcd cannot: a driver for pcscd (IFD handler 3.0, ifdhandler.h of pcsc-lite).
 *
 * Its device is a file, and the word in it is the state of the reader:
 *   empty   nothing lies on it
 *   card    a card that knows no application (every command: 6A82)
 *   hold    the same card, which answers when the word changes; it says that it is waiting by a file DEVICE.waits
 *   gone    the reader is not there
 */
#include <ifdhandler.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char device[256];
static const UCHAR atr[] = { 0x3B, 0x80, 0x80, 0x01, 0x01 };

static int is(const char *word)
{
	char found[16] = "";
	FILE *file = fopen(device, "r");
	if (file) {
		if (fscanf(file, "%15s", found) != 1)
			found[0] = 0;
		fclose(file);
	}
	return strcmp(found, word) == 0;
}

RESPONSECODE IFDHCreateChannelByName(DWORD lun, LPSTR name)
{
	(void)lun;
	snprintf(device, sizeof device, "%s", name);
	return IFD_SUCCESS;
}

RESPONSECODE IFDHCreateChannel(DWORD lun, DWORD channel)
{
	(void)lun, (void)channel;
	return IFD_COMMUNICATION_ERROR;
}

RESPONSECODE IFDHCloseChannel(DWORD lun)
{
	(void)lun;
	return IFD_SUCCESS;
}

RESPONSECODE IFDHGetCapabilities(DWORD lun, DWORD tag, PDWORD length, PUCHAR value)
{
	(void)lun;
	switch (tag) {
	case TAG_IFD_ATR:
		memcpy(value, atr, sizeof atr);
		*length = sizeof atr;
		return IFD_SUCCESS;
	case TAG_IFD_SLOTS_NUMBER:
	case TAG_IFD_SIMULTANEOUS_ACCESS:
		*length = 1;
		*value = 1;
		return IFD_SUCCESS;
	default:
		return IFD_ERROR_TAG;
	}
}

RESPONSECODE IFDHSetCapabilities(DWORD lun, DWORD tag, DWORD length, PUCHAR value)
{
	(void)lun, (void)tag, (void)length, (void)value;
	return IFD_ERROR_TAG;
}

RESPONSECODE IFDHSetProtocolParameters(DWORD lun, DWORD protocol, UCHAR flags, UCHAR pts1, UCHAR pts2, UCHAR pts3)
{
	(void)lun, (void)protocol, (void)flags, (void)pts1, (void)pts2, (void)pts3;
	return IFD_SUCCESS;
}

RESPONSECODE IFDHPowerICC(DWORD lun, DWORD action, PUCHAR answer, PDWORD length)
{
	(void)lun;
	if (is("gone"))
		return IFD_NO_SUCH_DEVICE;
	*length = 0;
	if (action != IFD_POWER_DOWN) {
		memcpy(answer, atr, sizeof atr);
		*length = sizeof atr;
	}
	return IFD_SUCCESS;
}

RESPONSECODE IFDHTransmitToICC(DWORD lun, SCARD_IO_HEADER send, PUCHAR command, DWORD sent, PUCHAR answer, PDWORD received,
	PSCARD_IO_HEADER receive)
{
	(void)lun, (void)send, (void)command, (void)sent, (void)receive;
	if (is("hold")) {
		char waits[300];
		snprintf(waits, sizeof waits, "%s.waits", device);
		FILE *file = fopen(waits, "w");
		if (file)
			fclose(file);
	}
	while (is("hold"))
		usleep(10000);
	if (is("gone")) {
		*received = 0;
		return IFD_NO_SUCH_DEVICE;
	}
	answer[0] = 0x6A;
	answer[1] = 0x82;
	*received = 2;
	return IFD_SUCCESS;
}

RESPONSECODE IFDHICCPresence(DWORD lun)
{
	(void)lun;
	if (is("gone"))
		return IFD_NO_SUCH_DEVICE;
	return is("card") || is("hold") ? IFD_ICC_PRESENT : IFD_ICC_NOT_PRESENT;
}

RESPONSECODE IFDHControl(DWORD lun, DWORD code, PUCHAR in, DWORD sent, PUCHAR out, DWORD room, LPDWORD received)
{
	(void)lun, (void)code, (void)in, (void)sent, (void)out, (void)room;
	*received = 0;
	return IFD_ERROR_NOT_SUPPORTED;
}
