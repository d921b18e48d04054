/* Another program that uses what lies on a reader together with others, but has a transaction on it: PC/SC makes everybody else wait without a word.
 * Says so on standard output, and keeps it until its standard input ends. Argument: the reader's name. */
#include <stdio.h>
#include <winscard.h>

int main(int count, char **arguments) {
    SCARDCONTEXT context;
    SCARDHANDLE card;
    DWORD protocol;
    if (count != 2 || SCardEstablishContext(SCARD_SCOPE_USER, NULL, NULL, &context) != SCARD_S_SUCCESS) {
        return 2;
    }
    if (SCardConnect(context, arguments[1], SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY, &card, &protocol) != SCARD_S_SUCCESS
        || SCardBeginTransaction(card) != SCARD_S_SUCCESS) {
        return 1;
    }
    puts("held");
    fflush(stdout);
    while (getchar() != EOF) {
    }
    SCardEndTransaction(card, SCARD_LEAVE_CARD);
    SCardDisconnect(card, SCARD_LEAVE_CARD);
    SCardReleaseContext(context);
    return 0;
}
