"""Runs one method of a packed driver, as told by JSON on standard input; prints as JSON what came of it."""

import importlib
import json
import socket
import sys
import traceback
import xml.etree.ElementTree

import cloudshell_stand_in as cloudshell


def described(value):
    if isinstance(value, cloudshell.AutoLoadDetails):
        return {
            "resources": [vars(each) for each in value.resources],
            "attributes": [vars(each) for each in value.attributes],
        }
    return value


def lead_localhost_to(address):
    real = socket.getaddrinfo

    def getaddrinfo(host, *others, **more):
        return real(address if host == "localhost" else host, *others, **more)

    socket.getaddrinfo = getaddrinfo


def main():
    told = json.load(sys.stdin)
    log, live_statuses = [], []
    api = cloudshell.Api(told["children"], told["failing"], live_statuses, told["shortSessions"])
    cloudshell.install(api, log)
    sys.path.insert(0, told["folder"])
    metadata = xml.etree.ElementTree.parse(told["folder"] + "/drivermetadata.xml").getroot()
    module, name = metadata.get("MainClass").split(".")
    driver = getattr(importlib.import_module(module), name)()
    for path, value in told["constants"].items():
        setattr(sys.modules[path.split(".")[0]], path.split(".")[1], value)
    if told["localhost"]:
        lead_localhost_to(told["localhost"])
    of = cloudshell.resource(told["name"], told["address"], told["model"], told["attributes"])
    if told["command"] in ("get_inventory", "initialize"):
        context = cloudshell.auto_load_context(of)
    else:
        context = cloudshell.remote_command_context(of, told["endpoints"])
    result = {"returned": None, "raised": None, "kind": None, "trace": ""}
    try:
        result["returned"] = described(getattr(driver, told["command"])(context, *told["arguments"]))
        driver.cleanup()
    except Exception as error:
        result.update(raised=str(error), kind=type(error).__name__, trace=traceback.format_exc())
    print(json.dumps(dict(result, log=log, liveStatuses=live_statuses)))


main()
