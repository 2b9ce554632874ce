"""CloudShell driver of the PDUs that Busbar manages.

Busbar holds the connection to the PDU, switches and reads back. This driver hands each command to Busbar's automation
endpoint and tells CloudShell what came of it: nothing when the command did all it was meant to do, an exception with
Busbar's sentence otherwise (PDU Shell Standard 2.0.1, "Commands"), and the live status of what hangs on the ports.

Needs Python 3.7 or newer, its standard library and cloudshell-shell-core.
"""

import re

from cloudshell.shell.core.driver_context import AutoLoadAttribute, AutoLoadDetails, AutoLoadResource
from cloudshell.shell.core.resource_driver_interface import ResourceDriverInterface
from cloudshell.shell.core.session.cloudshell_session import CloudShellSessionContext
from cloudshell.shell.core.session.logging_session import LoggingSessionContext

from busbar_endpoint import (
    DEFAULT_URL,
    TOKEN_ATTRIBUTE,
    URL_ATTRIBUTE,
    BusbarError,
    Endpoint,
    Fault,
    plain,
    read_live_statuses,
)

INVENTORY_SECONDS = 300
# Switching many outlets in sequence, behind other commands for the same PDU.
POWER_SECONDS = 900
# The longest wait between off and on: what a PDU may be set to, and what PowerCycle takes.
LONGEST_DELAY_SECONDS = 3600
LONGEST_DESCRIPTION = 300


def read_attribute(resource, name):
    """Value of an attribute, whose key has the shell's name in front in second-generation shells."""
    attributes = resource.attributes or {}
    for key in ("{}.{}".format(resource.model, name), name):
        if attributes.get(key):
            return str(attributes[key]).strip()
    return ""


def read_token(resource, api):
    encrypted = read_attribute(resource, TOKEN_ATTRIBUTE)
    try:
        token = (api.DecryptPassword(encrypted).Value or "").strip() if encrypted else ""
    except Exception as error:
        raise BusbarError(
            "CloudShell could not decrypt the attribute {} of {} ({}).".format(
                TOKEN_ATTRIBUTE, resource.name, type(error).__name__
            )
        ) from None
    if not token:
        raise BusbarError(
            "The attribute {} of {} is empty. Make a token in Busbar and enter it there.".format(
                TOKEN_ATTRIBUTE, resource.name
            )
        )
    # Anything else would be refused by the HTTP library with a message that shows it.
    if not re.match(r"^[\x21-\x7e]+\Z", token):
        raise BusbarError(
            "The attribute {} of {} has characters that no token has. Copy the token from Busbar again.".format(
                TOKEN_ATTRIBUTE, resource.name
            )
        )
    return token


def open_endpoint(resource, api):
    return Endpoint(read_attribute(resource, URL_ATTRIBUTE) or DEFAULT_URL, read_token(resource, api))


def ask(endpoint, resource, path, body, expected, answer_seconds):
    """Asks for the PDU by its address and, where Busbar knows none of that address, by its name.

    Nothing was done for a PDU that Busbar does not know, so asking a second time repeats nothing.
    """
    names = [name for name in (resource.address, resource.name) if name]
    for place, name in enumerate(names):
        try:
            return endpoint.post(path, dict(body, resource=name), expected, answer_seconds)
        except Fault as fault:
            if fault.kind != "unknownResource" or place == len(names) - 1:
                raise
    raise BusbarError("The PDU resource has neither an address nor a name.")


def without_root(text, root):
    """``A07-L/Power Socket 1`` -> ``Power Socket 1``."""
    text = text or ""
    return text[len(root) + 1 :] if root and text.startswith(root + "/") else text.split("/", 1)[-1]


def known_sockets(api, resource):
    """What CloudShell has of this PDU already, so that a new discovery keeps its addresses.

    The unique identifiers of children are right only in their own details, as
    cloudshell-shell-standards says (core/autoload/existed_resource_info.py).
    """
    root = api.GetResourceDetails(resource.fullname or resource.name)
    known = []
    for child in root.ChildResources or []:
        details = api.GetResourceDetails(child.Name)
        known.append(
            {
                "name": without_root(details.Name, root.Name),
                "relativeAddress": without_root(details.FullAddress, root.FullAddress),
                "uniqueIdentifier": details.UniqeIdentifier or "",
            }
        )
    return known


def auto_load_details(answer):
    """The answer as the objects that CloudShell takes; field names are the same."""
    try:
        resources = [
            AutoLoadResource(
                model=row["model"],
                name=row["name"],
                relative_address=row["relative_address"],
                unique_identifier=row["unique_identifier"],
            )
            for row in answer["resources"]
        ]
        attributes = [
            AutoLoadAttribute(
                relative_address=row["relative_address"],
                attribute_name=row["attribute_name"],
                attribute_value=row["attribute_value"],
            )
            for row in answer["attributes"]
        ]
    except (KeyError, TypeError):
        raise BusbarError("Busbar's inventory could not be read. Update this shell or Busbar.") from None
    return AutoLoadDetails(resources, attributes)


def root_of(full_name):
    """Live status is that of the whole device: ``db-02`` of ``db-02/PowerPort1``."""
    return full_name.split("/", 1)[0]


def connected_endpoints(context, ports, logger):
    """Full names of what hangs on each port, in the order of the ports; empty when that cannot be told."""
    remote = getattr(context, "remote_endpoints", None) or []
    names = [each.fullname or each.name for each in remote]
    if len(names) == len(ports):
        return names
    if len({root_of(name) for name in names}) == 1:
        return [names[0]] * len(ports)
    if names:
        logger.warning("CloudShell names %d endpoints for %d ports; they are not matched.", len(names), len(ports))
    return []


def wait_seconds(command, delay):
    """How long Busbar may take: it answers when every outlet was read back."""
    if command != "PowerCycle":
        return POWER_SECONDS
    is_given = delay is not None and re.match(r"^[0-9]{1,4}\Z", delay.strip()) and int(delay) > 0
    return POWER_SECONDS + (min(int(delay), LONGEST_DELAY_SECONDS) if is_given else LONGEST_DELAY_SECONDS)


class LiveStatuses:
    """Live status of the resources that are connected to the ports of one command."""

    def __init__(self, api, open_api, resources, logger):
        self._api = api
        self._open_api = open_api
        self._was_opened_again = False
        self._resources = resources
        self._logger = logger

    def done(self, told):
        """Sets what Busbar read back."""
        self._set_told(told)

    def failed(self, reason, told):
        """Sets what Busbar knows of each resource, and Error with the reason for those it knows nothing of."""
        missing = self._set_told(told)
        for resource in missing:
            self._set(resource, "Error", reason)

    def _set_told(self, told):
        by_resource = {resource: (status, description) for resource, status, description in told}
        for resource in self._resources:
            if resource in by_resource:
                self._set(resource, *by_resource[resource])
        missing = [resource for resource in self._resources if resource not in by_resource]
        if missing:
            self._logger.warning("Busbar told no live status of %s.", ", ".join(missing))
        return missing

    def _set(self, resource, status, description):
        # The command is done or has failed already; a status that cannot be shown changes neither.
        try:
            self._tell(resource, status, plain(description)[:LONGEST_DESCRIPTION])
        except Exception as error:
            self._logger.error("The live status of %s could not be set: %s: %s", resource, type(error).__name__, error)

    def _tell(self, *values):
        """The session is older than the command took, which may be an hour: where it does not serve, a new one may."""
        try:
            self._api.SetResourceLiveStatus(*values)
            return
        except Exception:
            if self._was_opened_again:
                raise
        self._was_opened_again = True
        self._api = self._open_api()
        self._api.SetResourceLiveStatus(*values)


class BusbarPduDriver(ResourceDriverInterface):
    """One instance may serve several commands at a time: it keeps nothing between them."""

    def __init__(self):
        pass

    def initialize(self, context):
        """Called for every new instance; nothing is opened before a command needs it."""
        return "Finished initializing"

    def cleanup(self):
        """Called when an instance ends; nothing is open between commands."""

    def get_inventory(self, context):
        """The PDU's power sockets and attributes.

        :type context: cloudshell.shell.core.driver_context.AutoLoadCommandContext
        :rtype: AutoLoadDetails
        """
        with LoggingSessionContext(context) as logger:
            resource = context.resource
            api = CloudShellSessionContext(context).get_api()
            endpoint = open_endpoint(resource, api)
            body = {"profile": "2g", "shellName": resource.model, "known": known_sockets(api, resource)}
            logger.info("Asking Busbar at %s for the inventory of %s.", endpoint.url, resource.name)
            try:
                answer = ask(endpoint, resource, "/v1/get_inventory", body, "resources", INVENTORY_SECONDS)
            except Fault as fault:
                raise BusbarError(str(fault)) from None
            return auto_load_details(answer)

    def PowerOn(self, context, ports):
        """
        :type context: cloudshell.shell.core.driver_context.ResourceRemoteCommandContext
        :type ports: list[str]
        """
        self._power("PowerOn", context, ports)

    def PowerOff(self, context, ports):
        """
        :type context: cloudshell.shell.core.driver_context.ResourceRemoteCommandContext
        :type ports: list[str]
        """
        self._power("PowerOff", context, ports)

    def PowerCycle(self, context, ports, delay=""):
        """
        :type context: cloudshell.shell.core.driver_context.ResourceRemoteCommandContext
        :type ports: list[str]
        :param str delay: seconds between off and on; empty and "0" leave the wait to the PDU
        """
        self._power("PowerCycle", context, ports, "" if delay is None else str(delay))

    def _power(self, command, context, ports, delay=None):
        with LoggingSessionContext(context) as logger:
            resource = context.resource
            open_api = CloudShellSessionContext(context).get_api
            api = open_api()
            endpoints = connected_endpoints(context, ports, logger)
            connected = list(dict.fromkeys(root_of(name) for name in endpoints))
            statuses = LiveStatuses(api, open_api, connected, logger)
            body = {"profile": "2g", "ports": list(ports), "endpoints": endpoints}
            if resource.address:
                body["address"] = resource.address
            if delay is not None:
                body["delay"] = delay
            try:
                endpoint = open_endpoint(resource, api)
                logger.info("%s of %s by Busbar at %s.", command, ", ".join(ports), endpoint.url)
                seconds = wait_seconds(command, delay)
                answer = ask(endpoint, resource, "/v1/" + command, body, "liveStatus", seconds)
            except Fault as fault:
                # A PDU that cannot be reached leaves Busbar with what it was before.
                statuses.failed(str(fault), [] if fault.kind == "device" else fault.live_statuses)
                raise BusbarError(str(fault)) from None
            except BusbarError as error:
                statuses.failed(str(error), [])
                raise
            statuses.done(read_live_statuses(answer))
