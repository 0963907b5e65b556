"""moto's server with what the AWS provider needs to see no difference in a second plan.

Each patch makes moto answer as AWS documents it. Usage: patched_moto.py -H 127.0.0.1 -p PORT
It ends when its input does: with whoever started it, however that one ends.
"""

import inspect
import json
import os
import random
import string
import sys
import threading

import moto.ec2.models.launch_templates as launch_templates
import moto.eks.models as eks
import moto.eks.responses as eks_responses
import moto.eks.urls as eks_urls
import moto.elasticache.models as elasticache
import moto.elasticache.responses as elasticache_responses
import moto.kms.responses as kms_responses
import moto.rds.models as rds
import moto.rds.responses as rds_responses
import moto.s3.models as s3
import moto.sqs.models as sqs
from moto.core.responses import ActionResult, EmptyResult
from moto.server import main


def wrap(owner, name):
    """Replaces a method by one that gets the old one first."""

    def replace(new):
        old = getattr(owner, name)
        setattr(owner, name, lambda *args, **kwargs: new(old, *args, **kwargs))
        return new

    return replace


@wrap(rds.DBInstance, "__init__")
def resource_ids_differ(old, self, *args, **kwargs):
    """DbiResourceId is unique; moto gives the same to all."""
    old(self, *args, **kwargs)
    letters = random.choices(string.ascii_uppercase + string.digits, k=26)
    self.dbi_resource_id = "db-" + "".join(letters)


@wrap(rds_responses.RDSResponse, "create_db_instance")
def queries_are_measured(old, self):
    """moto drops what is asked of Performance Insights."""
    result = old(self)
    instance = self.backend.databases[self.params["DBInstanceIdentifier"]]
    instance.performance_insights_enabled = self.params.get("EnablePerformanceInsights", False)
    instance.performance_insights_kms_key_id = self.params.get("PerformanceInsightsKMSKeyId")
    instance.performance_insights_retention_period = self.params.get("PerformanceInsightsRetentionPeriod")
    return result


@wrap(rds.DBParameterGroup, "update_parameters")
def own_parameters_are_told_apart(old, self, new_parameters):
    """A parameter that somebody set has the source user."""
    old(self, [{**one, "Source": "user"} for one in new_parameters])


@wrap(launch_templates.LaunchTemplate, "create_version")
def templates_keep_their_own_tags(old, self, data, description):
    """Tags of the template itself are not those of what it starts."""
    specifications = [one for one in data.get("TagSpecifications", []) if one["ResourceType"] != "launch-template"]
    return old(self, {**data, "TagSpecifications": specifications}, description)


@wrap(eks_responses.EKSResponse, "create_cluster")
def clusters_keep_what_was_asked(old, self):
    """moto drops who may enter, and how the cluster is kept up to date."""
    result = old(self)
    cluster = self.eks_backend.describe_cluster(name=self._get_param("name"))
    cluster.access_config = self._get_param("accessConfig")
    cluster.upgrade_policy = self._get_param("upgradePolicy")
    cluster.zonal_shift_config = self._get_param("zonalShiftConfig")
    return result


@wrap(eks_responses.EKSResponse, "create_nodegroup")
def nodegroups_keep_what_was_asked(old, self):
    """moto drops how nodes are replaced and repaired."""
    result = old(self)
    group = self.eks_backend.describe_nodegroup(
        cluster_name=self._get_param("name"), nodegroup_name=self._get_param("nodegroupName")
    )
    group.update_config = self._get_param("updateConfig")
    group.node_repair_config = self._get_param("nodeRepairConfig")
    return result


def describe_update(self):
    """moto has no such action; what it updates is updated at once."""
    return ActionResult({"update": {"id": self._get_param("updateId"), "status": "Successful", "errors": []}})


eks_responses.EKSResponse.describe_update = describe_update
updates = "{0}/clusters/(?P<name>[^/]+)/updates/(?P<updateId>[^/]+)$"
eks_urls.url_paths[updates] = eks_urls.response.dispatch


@wrap(eks.EKSBackend, "update_nodegroup_config")
def sizes_agree(old, self, *args, **kwargs):
    """What is not said stays, and the size that is wanted lies between the least and the most."""
    scaling = kwargs.get("scaling_config")
    if scaling:
        before = self.clusters[kwargs["cluster_name"]].nodegroups[kwargs["nodegroup_name"]].scaling_config
        scaling = {**before, **scaling}
        if not scaling["minSize"] <= scaling["desiredSize"] <= scaling["maxSize"]:
            raise eks.InvalidParameterException(
                clusterName=None, nodegroupName=None, fargateProfileName=None, addonName=None, message="bad sizes"
            )
    return old(self, *args, **{**kwargs, "scaling_config": scaling})


# A node group without remoteAccess has none; a default one would force its replacement.
eks.DEFAULT_REMOTE_ACCESS = None


def redrive_policies(old):
    """RedrivePolicy comes back as compact JSON, RedriveAllowPolicy at all, and what is empty does not."""

    def attributes(self):
        found = old.fget(self)
        if found.get("RedrivePolicy"):
            found["RedrivePolicy"] = json.dumps(json.loads(found["RedrivePolicy"]), separators=(",", ":"))
        found["RedriveAllowPolicy"] = self.redrive_allow_policy
        return {name: value for name, value in found.items() if value not in (None, "")}

    return property(attributes)


sqs.Queue.attributes = redrive_policies(sqs.Queue.attributes)
@wrap(sqs.Queue, "_set_attributes")
def policies_stay(old, self, attributes, now=None):
    """What is not said stays; moto drops the policy."""
    policy = getattr(self, "policy", None)
    old(self, attributes, now)
    if "Policy" not in attributes:
        self.policy = policy


# Names that may be asked for, and are answered where there is a value.
sqs.Queue.KMS_ATTRIBUTES = [*sqs.Queue.KMS_ATTRIBUTES, "RedriveAllowPolicy"]
sqs.Queue.redrive_allow_policy = None


@wrap(kms_responses.KmsResponse, "enable_key_rotation")
def rotation_has_a_period(old, self):
    """moto drops RotationPeriodInDays."""
    result = old(self)
    self.kms_backend.describe_key(self._get_param("KeyId")).rotation_days = self._get_param("RotationPeriodInDays", 365)
    return result


@wrap(kms_responses.KmsResponse, "get_key_rotation_status")
def rotation_tells_its_period(old, self):
    """moto tells only whether there is a rotation."""
    days = getattr(self.kms_backend.describe_key(self._get_param("KeyId")), "rotation_days", None)
    return json.dumps({**json.loads(old(self)), **({"RotationPeriodInDays": days} if days else {})})


@wrap(s3.FakeBucket, "get_permission")
def requests_stand_for_tls(old, self, action, resource):
    """moto takes a condition that does not hold for a denial; what comes here by plain HTTP stands for TLS."""
    document = self.policy
    if document is None:
        return old(self, action, resource)
    content = json.loads(document)
    plain = {"Bool": {"aws:SecureTransport": "false"}}
    content["Statement"] = [one for one in content["Statement"] if one.get("Condition") != plain]
    self.policy = json.dumps(content).encode()
    try:
        return old(self, action, resource)
    finally:
        self.policy = document


cache = elasticache.ElastiCacheBackend
create_replication_group = inspect.signature(cache.create_replication_group)
create_cache_cluster = inspect.signature(cache.create_cache_cluster).parameters
lists = (
    "cache_security_group_names",
    "security_group_ids",
    "snapshot_arns",
    "preferred_availability_zones",
    "log_delivery_configurations",
)


@wrap(cache, "create_replication_group")
def members_exist(old, self, *args, **kwargs):
    """A replication group has all of its member clusters, they can be described, and its replicas have an endpoint."""
    bound = create_replication_group.bind(self, *args, **kwargs)
    asked = bound.arguments
    if asked.get("num_cache_clusters"):
        asked["replicas_per_node_group"] = asked["num_cache_clusters"] - 1
    group = old(*bound.args, **bound.kwargs)
    for node_group in group.node_groups:
        if "reader_endpoint_address" in node_group:
            address, port = node_group["reader_endpoint_address"], node_group["port"]
            node_group["reader_endpoint"] = {"address": address, "port": port}
    for member in group.member_clusters:
        if member in self.cache_clusters:
            continue
        props = {name: asked.get(name) for name in create_cache_cluster if name != "self"}
        props.update(
            cache_cluster_id=member, replication_group_id=asked["replication_group_id"], num_cache_nodes=1, tags=[]
        )
        props.update({name: props[name] or [] for name in lists if name in props})
        self.create_cache_cluster(**props)
        cluster = self.cache_clusters[member]
        cluster.at_rest_encryption_enabled = group.at_rest_encryption_enabled
        cluster.transit_encryption_mode = group.transit_encryption_mode
        cluster.security_groups = [
            {"security_group_id": one, "status": "active"} for one in props["security_group_ids"]
        ]
    return group


@wrap(cache, "delete_replication_group")
def deleted_groups_go(old, self, replication_group_id, *args, **kwargs):
    """What is deleted is gone some time later."""
    members = list(getattr(self.replication_groups.get(replication_group_id), "member_clusters", []))
    result = old(self, replication_group_id, *args, **kwargs)
    for member in members:
        self.cache_clusters.pop(member, None)
    self.replication_groups.pop(replication_group_id, None)
    return result


@wrap(cache, "delete_user")
def deleted_users_go(old, self, user_id):
    """What is deleted is gone some time later."""
    user = old(self, user_id)
    self.users.pop(user_id, None)
    return user


def delete_cache_subnet_group(self):
    """moto has no such action."""
    self.elasticache_backend.cache_subnet_groups.pop(self._get_param("CacheSubnetGroupName"), None)
    return ActionResult(EmptyResult())


elasticache_responses.ElastiCacheResponse.delete_cache_subnet_group = delete_cache_subnet_group


def end_with_input():
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    threading.Thread(target=end_with_input, daemon=True).start()
    main(sys.argv[1:])
