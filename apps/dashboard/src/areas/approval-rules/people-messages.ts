import { defineMessages } from '#ui';

export const peopleMessages = defineMessages({
  former: ['somebody who left', 'quelqu’un qui est parti'],
  colleague: ['a colleague', 'un collègue'],
  a_owner: ['an owner', 'un propriétaire'],
  a_admin: ['an admin', 'un administrateur'],
  a_manager: ['a manager', 'un gestionnaire'],
  the_owner: ['the owners', 'les propriétaires'],
  the_admin: ['the admins', 'les administrateurs'],
  the_manager: ['the managers', 'les gestionnaires'],
  all_owner: ['Owners', 'Propriétaires'],
  all_admin: ['Admins', 'Administrateurs'],
  all_manager: ['Managers', 'Gestionnaires'],
});
