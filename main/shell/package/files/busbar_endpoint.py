"""Busbar's automation endpoint over HTTP, with nothing but the standard library."""

import http.client
import ipaddress
import json
import re
import socket
import ssl
from urllib.parse import urlsplit

URL_ATTRIBUTE = "Busbar URL"
TOKEN_ATTRIBUTE = "Busbar Token"
DEFAULT_URL = "http://127.0.0.1:8790"

CONNECT_SECONDS = 10
LARGEST_ANSWER_BYTES = 4 * 1024 * 1024
LIVE_STATUSES = ("Online", "Offline", "Error")


class BusbarError(Exception):
    """A command did not do all it was meant to do; the text is for people and holds no secret."""


class Fault(Exception):
    """What Busbar answered to a command that failed."""

    def __init__(self, kind, message, live_statuses):
        Exception.__init__(self, message)
        self.kind = kind
        self.live_statuses = live_statuses


class Endpoint:
    """Busbar's automation endpoint, as the attributes of one PDU resource give it."""

    def __init__(self, url, token):
        self._token = token
        self.url, self._is_secure, self._host, self._port, self._prefix = read_url(url)

    def post(self, path, body, expected, answer_seconds):
        """What the endpoint answers, parsed: an object with a list named ``expected``.

        Sends once: a command that moves power is never repeated.

        :raises Fault: the endpoint says why not
        :raises BusbarError: the endpoint cannot be reached, or what answers is not Busbar
        """
        connection = self._connect()
        try:
            connection.sock.settimeout(answer_seconds)
            text = json.dumps(body).encode("utf-8")
            headers = {
                "Accept": "application/json",
                "Authorization": "Bearer " + self._token,
                "Content-Type": "application/json",
            }
            connection.request("POST", self._prefix + path, body=text, headers=headers)
            response = connection.getresponse()
            answer = response.read(LARGEST_ANSWER_BYTES + 1)
        except socket.timeout:
            raise BusbarError(
                "Busbar at {} did not answer within {} s. What came of the command is not known: "
                "look at the PDU in Busbar before you give it again.".format(self.url, answer_seconds)
            ) from None
        except (OSError, http.client.HTTPException) as error:
            raise BusbarError(
                "The connection to Busbar at {} was lost ({}). What came of the command is not known: "
                "look at the PDU in Busbar before you give it again.".format(self.url, type(error).__name__)
            ) from None
        finally:
            connection.close()
        return self._read(response.status, answer, expected)

    def _connect(self):
        connection = self._connection()
        try:
            connection.connect()
            is_safe = self._is_secure or is_loopback(connection.sock.getpeername()[0])
        except socket.timeout:
            connection.close()
            raise BusbarError(self._unreachable("no answer within {} s".format(CONNECT_SECONDS))) from None
        except (OSError, ValueError) as error:
            connection.close()
            why = getattr(error, "reason", None) or getattr(error, "strerror", None) or type(error).__name__
            raise BusbarError(self._unreachable(why)) from None
        if not is_safe:
            connection.close()
            raise BusbarError(plain_http_sentence(self.url))
        return connection

    def _connection(self):
        if not self._is_secure:
            return http.client.HTTPConnection(self._host, self._port, timeout=CONNECT_SECONDS)
        tls = ssl.create_default_context()
        return http.client.HTTPSConnection(self._host, self._port, timeout=CONNECT_SECONDS, context=tls)

    def _unreachable(self, why):
        return (
            "Busbar at {} could not be reached: {}. Start Busbar, switch its automation endpoint on, and check the "
            "attribute {}.".format(self.url, why, URL_ATTRIBUTE)
        )

    def _read(self, status, answer, expected):
        parsed = parse_json(answer) if len(answer) <= LARGEST_ANSWER_BYTES else None
        if status == 200 and isinstance(parsed, dict) and isinstance(parsed.get(expected), list):
            return parsed
        if status == 401:
            raise BusbarError(
                "Busbar at {} did not accept the token. Make a new one in Busbar and enter it as {}.".format(
                    self.url, TOKEN_ATTRIBUTE
                )
            )
        error = parsed.get("error") if isinstance(parsed, dict) else None
        if status != 200 and isinstance(error, dict) and isinstance(error.get("message"), str):
            message = plain(error["message"]).replace(self._token, "***")
            raise Fault(str(error.get("kind", "")), message, read_live_statuses(parsed))
        raise BusbarError(
            "What answers at {} is not Busbar, or another version of it (HTTP status {}). Check the attribute {}, "
            "and look at the PDU in Busbar for what came of the command.".format(self.url, status, URL_ATTRIBUTE)
        )


def read_url(url):
    """Base URL for messages, whether it is https, host, port, path in front."""
    wrong = "The attribute {} must be a URL such as {}, without user name, query and fragment.".format(
        URL_ATTRIBUTE, DEFAULT_URL
    )
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise BusbarError(wrong) from None
    is_secure = parts.scheme == "https"
    has_more = "@" in parts.netloc or "?" in url or "#" in url or re.search(r"[^\x21-\x7e]", url)
    if parts.scheme not in ("http", "https") or not host or has_more:
        raise BusbarError(wrong)
    prefix = parts.path.rstrip("/")
    base = "{}://{}{}".format(parts.scheme, parts.netloc, prefix)
    if not is_secure and host != "localhost" and not is_loopback(host):
        raise BusbarError(plain_http_sentence(base))
    return base, is_secure, host, port, prefix


def is_loopback(host):
    try:
        return ipaddress.ip_address(host.split("%", 1)[0]).is_loopback
    except ValueError:
        return False


def plain_http_sentence(url):
    return (
        "The token is not sent to {} over plain HTTP, where others could read it. Use a tunnel that ends on this "
        "machine (ssh -L) and a {} such as {}, or https.".format(url, URL_ATTRIBUTE, DEFAULT_URL)
    )


def parse_json(text):
    try:
        return json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError):
        return None


def plain(text):
    """Text on one line, without what no XML may hold: CloudShell's API speaks XML."""
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+", " ", text).strip()


def read_live_statuses(answer):
    """``[(resource, status, description)]`` of an answer; rows that are none are left out."""
    rows = answer.get("liveStatus")
    found = []
    for row in rows if isinstance(rows, list) else []:
        values = [row.get(key) for key in ("resource", "status", "description")] if isinstance(row, dict) else []
        if values and all(isinstance(value, str) for value in values) and values[1] in LIVE_STATUSES:
            found.append(tuple(values))
    return found
