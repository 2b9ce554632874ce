"""The parts of CloudShell that a driver meets, for tests: contexts, the API session and the logger.

Names and shapes are those of cloudshell-shell-core 6 (driver_context, session) and cloudshell-automation-api
(ResourceInfo, which spells UniqeIdentifier so).
"""

import base64
import copy
import sys
import types


class Plain:
    """An object with the given attributes."""

    def __init__(self, **values):
        self.__dict__.update(values)


class AutoLoadResource:
    def __init__(self, model, name, relative_address, unique_identifier=None):
        self.model = model
        self.name = name
        self.relative_address = relative_address
        self.unique_identifier = unique_identifier


class AutoLoadAttribute:
    def __init__(self, relative_address, attribute_name, attribute_value):
        self.relative_address = relative_address
        self.attribute_name = attribute_name
        self.attribute_value = attribute_value


class AutoLoadDetails:
    def __init__(self, resources, attributes):
        self.resources = resources
        self.attributes = attributes


class ResourceDriverInterface:
    pass


class CloudShellAPIError(Exception):
    pass


class Api:
    """Keeps what it was told; passwords are "encrypted" as base64."""

    def __init__(self, children=(), failing=(), live_statuses=None, short_sessions=0):
        self.children = list(children)
        self.failing = failing
        self.live_statuses = live_statuses if live_statuses is not None else []
        self.short_sessions = short_sessions

    def open(self):
        """A session; the first ones are over by the time that a live status is set."""
        session = copy.copy(self)
        self.short_sessions -= 1
        return session

    def _may_fail(self, name):
        if name in self.failing:
            raise CloudShellAPIError(name + " is not possible now")

    def DecryptPassword(self, encryptedString=""):
        self._may_fail("DecryptPassword")
        return Plain(Value=base64.b64decode(encryptedString).decode("utf-8"))

    def SetResourceLiveStatus(self, resourceFullName="", liveStatusName="", additionalInfo=""):
        self._may_fail("SetResourceLiveStatus")
        if self.short_sessions > 0:
            raise CloudShellAPIError("The session is over")
        self.live_statuses.append([resourceFullName, liveStatusName, additionalInfo])

    def GetResourceDetails(self, resourceFullPath=""):
        self._may_fail("GetResourceDetails")
        for each in self.children:
            if each["Name"] == resourceFullPath:
                return Plain(ChildResources=[], **each)
        # Unique identifiers of children are wrong here.
        below = [Plain(ChildResources=[], **dict(each, UniqeIdentifier="wrong")) for each in self.children]
        return Plain(Name=resourceFullPath, FullAddress="192.0.2.17", UniqeIdentifier="root", ChildResources=below)


class Logger:
    def __init__(self, lines):
        self.lines = lines

    def _write(self, text, *values):
        self.lines.append(text % values if values else text)

    info = warning = error = exception = debug = _write


def install(api, log):
    """Puts the modules where a driver imports them from."""

    class CloudShellSessionContext:
        def __init__(self, context):
            assert context.connectivity.admin_auth_token, "a session needs the token of the context"

        def get_api(self):
            return api.open()

    class LoggingSessionContext:
        def __init__(self, context):
            assert context.resource.name

        def __enter__(self):
            return Logger(log)

        def __exit__(self, exc_type, exc_value, traceback):
            if exc_value is not None:
                log.append("{}: {}".format(exc_type.__name__, exc_value))
            return False

    contents = {
        "cloudshell.shell.core.driver_context": (AutoLoadAttribute, AutoLoadDetails, AutoLoadResource),
        "cloudshell.shell.core.resource_driver_interface": (ResourceDriverInterface,),
        "cloudshell.shell.core.session.cloudshell_session": (CloudShellSessionContext,),
        "cloudshell.shell.core.session.logging_session": (LoggingSessionContext,),
    }
    for path, classes in contents.items():
        parts = path.split(".")
        for length in range(1, len(parts) + 1):
            sys.modules.setdefault(".".join(parts[:length]), types.ModuleType(".".join(parts[:length])))
        for each in classes:
            setattr(sys.modules[path], each.__name__, each)


def resource(name, address, model, attributes):
    return Plain(
        id="9f1c",
        name=name,
        fullname=name,
        type="Resource",
        address=address,
        model=model,
        family="CS_PDU",
        description="",
        attributes=attributes,
        app_context=None,
        networks_info=None,
        shell_standard="cloudshell_pdu_standard",
        shell_standard_version="2_0_1",
    )


def connectivity():
    return Plain(
        server_address="localhost",
        cloudshell_api_port="8029",
        quali_api_port="9000",
        admin_auth_token="admin-token",
        cloudshell_version="2024.1",
        cloudshell_api_scheme="http",
        use_webapi_endpoint=False,
    )


def auto_load_context(of):
    return Plain(connectivity=connectivity(), resource=of)


def remote_command_context(of, endpoints):
    found = [resource(name.rsplit("/", 1)[-1], "", "Server", {}) for name in endpoints]
    for each, name in zip(found, endpoints):
        each.fullname = name
    return Plain(
        connectivity=connectivity(),
        resource=of,
        remote_reservation=Plain(reservation_id="r1", domain="Global"),
        remote_endpoints=found,
    )
