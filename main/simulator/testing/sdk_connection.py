"""Connects the vendor's SDK to a simulator: URL, user and password come from the command line."""

import json
import sys
from urllib.parse import urlparse

from raritan.rpc import Agent, pdumodel


def connect():
    url = urlparse(sys.argv[1])
    return Agent(url.scheme, url.netloc, sys.argv[2], sys.argv[3], disable_certificate_verification=True, timeout=15)


def connect_to_pdu():
    agent = connect()
    return agent, pdumodel.Pdu("/model/pdu/0", agent)


def answer(value):
    json.dump(value, sys.stdout)


def attempt(call, *arguments):
    """The name of the exception a call ends with, None when it ends well."""
    try:
        call(*arguments)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return None
